import { messages } from '../../messages/index.ts';

const { newest, one, deadline } = messages.query.examples;

/** Queries to begin with. A test runs each of them against the schema. */
export const examples = [
  {
    ...newest,
    query: `{
  documents(kind: [NORMATIVE_DOCUMENT], first: 5) {
    totalCount
    edges {
      node {
        id
        title
        documentNumber
        listedOn
        status
        issuer { name }
      }
    }
  }
}`,
  },
  {
    ...one,
    query: `{
  documents(query: "工伤保险", kind: [LAW, REGULATION], first: 5) {
    edges {
      node {
        title
        validity { status since until basis }
        amendedBy { title listedOn }
        repealedBy { title listedOn }
      }
    }
  }
}`,
  },
  {
    ...deadline,
    query: `{
  deadline(receivedOn: "2026-09-24", workingDays: 20) {
    dueOn
    provisional
  }
}`,
  },
] as const;
