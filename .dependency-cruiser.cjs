/** Imports run one way: gateway → domains → platform; front ends → web and a domain's ./rules; quality imports anything. */
const edges = require('./dependency-edges.json');

const escape = (path) => path.replaceAll('/', '\\/').replaceAll('.', '\\.');
const allowedFrom = (from) => edges.apps.filter((edge) => edge.from === from).map((edge) => `^${escape(edge.to)}/`);
const TESTS = '\\.(test|spec|bench)\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'platform-knows-no-domain',
      comment: 'A platform package serves any domain and owns none of the business: turn the import round (parameter, callback).',
      severity: 'error',
      from: { path: '^packages/platform/', pathNot: TESTS },
      to: { path: '^(packages/(domains|web|quality)|apps)/' },
    },
    {
      name: 'domain-knows-no-edge',
      severity: 'error',
      from: { path: '^packages/domains/', pathNot: TESTS },
      to: { path: '^(packages/(web|quality)|apps)/' },
    },
    {
      name: 'domain-to-domain-by-listed-edge',
      comment: 'List the edge in dependency-edges.json or invert it with an event.',
      severity: 'error',
      from: { path: '^packages/domains/([^/]+)/' },
      to: { path: '^packages/domains/', pathNot: ['^packages/domains/$1/', ...edges.domains.map((edge) => `^${escape(edge.to)}/`)] },
    },
    {
      name: 'domain-has-one-door',
      comment: 'Enter a domain by its index.ts, or by rules/index.ts for pure law.',
      severity: 'error',
      from: { pathNot: '^packages/domains/' },
      to: { path: '^packages/domains/[^/]+/', pathNot: '^packages/domains/[^/]+/(index|rules/index)\\.ts$' },
    },
    {
      name: 'platform-has-one-door',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^packages/platform/' },
      to: { path: '^packages/platform/[^/]+/', pathNot: '^packages/platform/[^/]+/[a-z-]+\\.(ts|json)$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Law is code without I/O, clock, GraphQL or SQL: the front ends import it too.',
      severity: 'error',
      from: { path: '^packages/domains/[^/]+/rules/', pathNot: TESTS },
      to: { path: ['/(data|graphql|import)/', 'node_modules/(pg|kysely|graphql|type-graphql|@apollo)', '^packages/platform/(database|graphql-kit|runtime|search)/'] },
    },
    {
      name: 'rules-need-no-machine',
      severity: 'error',
      from: { path: '^packages/domains/[^/]+/rules/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvers-never-write',
      severity: 'error',
      from: { path: '/graphql/' },
      to: { path: '/data/repository\\.ts$' },
    },
    {
      name: 'front-ends-see-rules-only',
      severity: 'error',
      from: { path: '^(apps/(?!gateway)|packages/web/)', pathNot: TESTS },
      to: { path: '^packages/(domains/[^/]+/(?!rules/)|platform/(?!runtime/|statutory-time/|permission/|ledger/proof\\.ts$))' },
    },
    { name: 'no-app-to-app', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    {
      name: 'gateway-sees-built-apps-only',
      severity: 'error',
      from: { path: '^apps/gateway/', pathNot: TESTS },
      to: { path: '^packages/(web|quality)/', pathNot: allowedFrom('apps/gateway') },
    },
    {
      name: 'nothing-imports-quality',
      severity: 'error',
      from: { path: '^(apps|packages/(domains|platform|web))/', pathNot: [TESTS, '^apps/gateway/'] },
      to: { path: '^packages/quality/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/src/gql/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.base.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.vue', '.mjs', '.js', '.json'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
