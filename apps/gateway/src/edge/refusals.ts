import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessLog } from './access-log.ts';
import type { Deliver } from './deliver.ts';
import { plainError, type ErrorAnswer, type Problem } from './error-answer.ts';
import type { Refusal } from './front.ts';
import { stateOf } from './request-state.ts';

const problems: Readonly<Record<Refusal, Problem>> = {
  'host-missing': { status: 400 },
  'host-foreign': { status: 421 },
  method: { status: 405, headers: { allow: 'GET, HEAD' } },
  'url-length': { status: 414 },
  'url-malformed': { status: 400 },
};

/** Says why a request was turned away at the door, and logs it. */
export function createRefuse(errorAnswer: ErrorAnswer, deliver: Deliver, log: AccessLog) {
  return async (request: IncomingMessage, response: ServerResponse, refusal: Refusal): Promise<void> => {
    const problem = problems[refusal];
    response.once('close', () => log(request, problem.status, 0));
    // What was asked under a foreign name, or under none, is not a request to this site: it gets no page of it.
    const stranger = refusal === 'host-foreign' || refusal === 'host-missing';
    deliver(request, response, stranger ? plainError(problem.status, stateOf(request).id) : await errorAnswer(request, problem));
  };
}
