import preset from '../../jest.preset.mjs'

const [[pattern, [transformer, swc]]] = Object.entries(preset.transform)

export default {
  ...preset,
  // Typing into real components takes its time where two cores carry everything.
  testTimeout: 30_000,
  // JSON is imported with its attribute, as Node asks for; SWC would drop it.
  transform: {
    [pattern]: [transformer, { ...swc, jsc: { ...swc.jsc, experimental: { keepImportAttributes: true } } }]
  },
  testEnvironment: '<rootDir>/jest.environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '\\.module\\.css$': '<rootDir>/jest.class-names.mjs',
    '\\.css$': '<rootDir>/jest.no-style.mjs',
    // One file instead of six thousand.
    '^@tabler/icons-react$': '<rootDir>/../../node_modules/@tabler/icons-react/dist/cjs/tabler-icons-react.cjs'
  }
}
