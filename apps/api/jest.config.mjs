import preset from '../../jest.preset.mjs'

export default {
  ...preset,
  globalSetup: '<rootDir>/../../tools/test-databases.mjs',
  globalTeardown: '<rootDir>/../../tools/test-databases-stop.mjs',
  setupFiles: ['reflect-metadata'],
  maxWorkers: 2
}
