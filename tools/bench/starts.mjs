import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../places.mjs'

/**
 * Runs `npm start`'s program on the data of this process's `SOLMU_DATA_DIR` and resolves when it says where it answers.
 *
 * @returns {Promise<{ ms: number, stop: () => Promise<void> }>} `ms` from its beginning to ready
 */
export function startSolmu(port) {
  const since = process.hrtime.bigint()
  const child = spawn(process.execPath, [join(root, 'tools/start.mjs'), '--demo'], {
    cwd: root, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = new Promise((done) => child.once('exit', done))
  let output = ''
  return new Promise((ready, failed) => {
    const stop = async () => {
      child.kill('SIGTERM')
      await ended
    }
    child.stderr.on('data', (chunk) => { output += chunk })
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('  Open  ')) ready({ ms: Number(process.hrtime.bigint() - since) / 1e6, stop })
    })
    child.once('exit', (code) => failed(new Error(`npm start ended with ${code}:\n${output}`)))
  })
}
