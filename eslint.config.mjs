import nx from '@nx/eslint-plugin'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { featureBoundaries } from './tools/lint/feature-boundaries.mjs'

const budgets = (file, lines) => ({
  'max-lines': ['error', { max: file, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: lines, skipBlankLines: true, skipComments: true }]
})

const PRODUCT = ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'tests/**/*.ts']
const SPECS = ['**/*.spec.{ts,tsx}', '**/testing/**', 'tests/**']

const MANY_PARAMS = 'At most three parameters, then an object.'
const MANY_PARTS = 'At most six dependencies: split by noun.'

/** Packages that would make the rules depend on a framework. */
const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'pg', 'graphql', '@apollo/*', 'react', 'react-*', '@mantine/*', 'fastify']

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', '.nx/', '**/*.gen.*', 'apps/web/src/graphql/graphql-env.d.ts', 'tests/guards/fixtures/'] },
  {
    files: PRODUCT,
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx, solmu: { rules: { 'feature-boundaries': featureBoundaries } } },
    rules: {
      ...budgets(300, 40),
      complexity: ['error', 10],
      'solmu/feature-boundaries': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      // Oxlint looks at these two (.oxlintrc.json), in a hundredth of the time.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/ban-ts-comment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration[const=true]', message: 'No const enums.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
        { selector: `:matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>3]`, message: MANY_PARAMS },
        { selector: `MethodDefinition[kind!="constructor"] > FunctionExpression[params.length>3]`, message: MANY_PARAMS },
        { selector: `MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]`, message: MANY_PARTS }
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: ['.*/tools/.*', '../../apps/api/src/**'],
          enforceBuildableLibDependency: false,
          depConstraints: [
            { sourceTag: 'type:shared', onlyDependOnLibsWithTags: ['type:shared'], bannedExternalImports: FRAMEWORKS },
            { sourceTag: 'type:domain', onlyDependOnLibsWithTags: ['type:domain', 'type:shared'], bannedExternalImports: FRAMEWORKS },
            { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['type:domain', 'type:shared'], bannedExternalImports: ['react', 'react-*', '@mantine/*', '@tanstack/*'] },
            { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['type:domain', 'type:shared'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'fastify', 'graphile-worker'] },
            { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:domain', 'type:shared', 'scope:api'] }
          ]
        }
      ]
    }
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/core/db/**', 'apps/api/src/cli/**', 'apps/api/src/demo/demo-loader.ts', 'apps/api/src/testing/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', importNames: ['DataSource', 'getRepository', 'getConnection'], message: 'Every statement goes through core/db.' },
            { name: '@nestjs/typeorm', message: 'A repository of its own would take a connection that knows no viewer.' }
          ]
        }
      ],
      'no-restricted-properties': ['error', { property: 'synchronize', message: 'Only migrations change the schema.' }]
    }
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }]
    }
  },
  { files: SPECS, rules: { ...budgets(500, 500), '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' } },
  { files: ['apps/api/src/migrations/**'], rules: { 'max-lines': 'off' } }
)
