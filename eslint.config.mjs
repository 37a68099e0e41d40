// ESLint reads what oxlint cannot: the templates of .vue files.
import typescriptParser from '@typescript-eslint/parser';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';

export default [
  { ignores: ['**/dist/**', '**/src/gql/**', '**/fixtures/**'] },
  ...vue.configs['flat/recommended-error'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescriptParser, ecmaVersion: 'latest', sourceType: 'module' } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/define-macros-order': 'error',
      'vue/html-button-has-type': 'error',
      'vue/html-self-closing': ['error', { html: { void: 'always', normal: 'never', component: 'always' } }],
      // A CSP of style-src 'self' makes style attributes do nothing.
      'vue/no-static-inline-styles': ['error', { allowBinding: false }],
      'vue/max-attributes-per-line': ['error', { singleline: 4, multiline: 1 }],
      'vue/singleline-html-element-content-newline': 'off',
      // Text from the database is HTML only after the importer's sanitiser or the highlighter made it; see ui/README.md.
      'vue/no-v-html': 'off',
      // A native label in front of a control is what old screen readers need; nesting is not required as well.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // The control inside is a component the rule cannot see into.
      'vuejs-accessibility/form-control-has-label': 'off',
      // A table laid out as blocks on a phone loses its meaning unless its roles are spelt out.
      'vuejs-accessibility/no-redundant-roles': 'off',
    },
  },
];
