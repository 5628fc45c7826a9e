/** What every Jest project of the workspace shares: ES modules, SWC with decorators, and the path aliases. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    target: 'es2023',
    keepClassNames: true
  },
  module: { type: 'es6' },
  sourceMaps: 'inline'
}

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.(t|j)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/'],
  moduleNameMapper: {
    '^@solmu/domain/(.*?)(\\.js)?$': '<rootDir>/../../libs/domain/src/$1',
    '^@solmu/shared/(.*?)(\\.js)?$': '<rootDir>/../../libs/shared/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1'
  },
  // No more than a stop for what hangs: no test may come near it, however busy the machine is.
  testTimeout: 300_000,
  testMatch: ['<rootDir>/**/*.spec.ts', '<rootDir>/**/*.spec.tsx']
}
