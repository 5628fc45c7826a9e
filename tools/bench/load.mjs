import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/**
 * Sends the same request `count` times, `width` at a time, over kept connections to this machine.
 *
 * @param {{ url: string, method?: string, headers?: object, body?: string }} what
 * @returns {Promise<{ ms: number, perSecond: number }>}
 * @throws {Error} at the first answer that is not 200, or that carries GraphQL errors
 */
export async function sendMany(what, { count, width }) {
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const since = process.hrtime.bigint()
  let left = count
  const work = async () => {
    while (left-- > 0) await send(what, agent)
  }
  try {
    await Promise.all(Array.from({ length: width }, work))
  } finally {
    agent.destroy()
  }
  const ms = Number(process.hrtime.bigint() - since) / 1e6
  return { ms, perSecond: (count / ms) * 1000 }
}

/** Sends one request and resolves to its parsed answer with its cookies. */
export function send({ url, method = 'GET', headers = {}, body }, agent) {
  return new Promise((done, failed) => {
    const question = request(url, { method, headers: { 'content-type': 'application/json', ...headers }, agent }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.once('error', failed)
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode !== 200 || text.startsWith('{"errors"')) return failed(new Error(`${url}: ${answer.statusCode} ${text.slice(0, 300)}`))
        return done({ text, cookies: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ') })
      })
    })
    question.once('error', failed)
    question.end(body)
  })
}

/** Processor time that a process has used, in milliseconds (resolution 10 ms); null where the system does not tell. */
export function cpuMsOf(pid) {
  if (process.platform !== 'linux') return null
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** Memory that a process holds, in megabytes. */
export function memoryMbOf(pid) {
  if (process.platform === 'linux') {
    const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(kb) / 1024
  }
  if (process.platform === 'win32') return null
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

/** The middle one of some figures. */
export function median(figures) {
  const sorted = [...figures].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]
}
