import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types every `.graphql` document of the desk from the gateway's schema and lists them in `persisted-documents.json`, keyed by hash. */
const config: CodegenConfig = {
  schema: '../gateway/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'replaceDocumentWithHash' },
      },
      config: {
        documentMode: 'string',
        scalars: { LocalDate: 'string', DateTime: 'string' },
        strictScalars: true,
        enumType: 'string-literal',
        immutableTypes: true,
        useTypeImports: true,
        skipTypename: true,
      },
    },
  },
};

export default config;
