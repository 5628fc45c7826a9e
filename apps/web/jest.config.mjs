import preset from '../../jest.preset.mjs'
import { packagePaths } from './jest.packages.mjs'

const [[pattern, [transformer, swc]]] = Object.entries(preset.transform)

export default {
  ...preset,
  // JSON is imported with its attribute, as Node asks for; SWC would drop it.
  transform: {
    [pattern]: [transformer, { ...swc, jsc: { ...swc.jsc, experimental: { keepImportAttributes: true } } }]
  },
  testEnvironment: '<rootDir>/jest.environment.mjs',
  globalSetup: '<rootDir>/jest.packages.mjs',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '\\.module\\.css$': '<rootDir>/jest.class-names.mjs',
    '\\.css$': '<rootDir>/jest.no-style.mjs',
    ...packagePaths
  }
}
