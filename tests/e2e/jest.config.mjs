import preset from '../../jest.preset.mjs'

export default {
  ...preset,
  globalSetup: '<rootDir>/setup.mjs',
  globalTeardown: '<rootDir>/teardown.mjs',
  maxWorkers: 2
}
