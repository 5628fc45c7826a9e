import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { AnySignedIn } from '../access/requires.js'
import { currentViewer } from '../context/context.js'
import { CoreApp } from '../testing/core-app.js'
import { PostOffice, type Received } from '../testing/post-office.js'
import { Mailer } from './mailer.js'
import { Outbox } from './outbox.js'

@Resolver()
class WritingResolver {
  constructor(private readonly outbox: Outbox) {}

  @AnySignedIn()
  @Mutation(() => String)
  async write(@Args('subject', { type: () => String }) subject: string, @Args('text', { type: () => String }) body: string) {
    await this.outbox.queue({ toUserId: currentViewer().userId, subject, text: body })
    return subject
  }
}

type MailRow = { id: string; state: string; attempts: number; last_error: string | null; sent_at: Date | null; recipient: string }

const post = new PostOffice()
let core: CoreApp
let keeping: CoreApp
beforeAll(async () => {
  const SMTP_URL = await post.open()
  const env = { SMTP_URL, MAIL_FROM: 'Solmu <solmu@verkosto.example>', PUBLIC_URL: 'https://solmu.example' }
  core = await CoreApp.start({ resolvers: [WritingResolver], env })
  keeping = await CoreApp.start({ resolvers: [WritingResolver] })
})
afterAll(async () => {
  await core.stop()
  await keeping.stop()
  await post.close()
})
beforeEach(() => {
  post.received.splice(0)
  post.refuseWith = null
})

/** Has somebody write a message; returns the id under which it waits. */
async function written(subject: string, body = 'Hei.', of = core): Promise<string> {
  const answer = await of.ask('mutation ($subject: String!, $text: String!) { write(subject: $subject, text: $text) }', {
    as: 'unit_manager',
    variables: { subject, text: body }
  })
  expect(answer.errors).toBeUndefined()
  const [row] = await of.rows<{ id: string }>('SELECT id FROM outbox_mail WHERE subject = $1', [subject])
  return String(row?.id)
}

const send = (id: string, of = core) => of.in(undefined, () => of.app.get(Mailer).send(id))
const mailRow = async (id: string, of = core) =>
  (await of.rows<MailRow>('SELECT id, state, attempts, last_error, sent_at, recipient FROM outbox_mail WHERE id = $1', [id]))[0]

/** Waits for the worker, which tries again by its own clock. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It never came to be')
    await new Promise((later) => setTimeout(later, 100))
  }
}

const headersOf = (raw: string) => raw.split('\r\n\r\n', 1)[0]?.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n') ?? []
const header = (raw: string, name: string) =>
  headersOf(raw).filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `)).map((line) => line.slice(name.length + 2))

describe('a message', () => {
  it('waits in the outbox with its job until the worker comes', async () => {
    const id = await written('Odottaa')
    expect(await mailRow(id)).toMatchObject({ state: 'queued', attempts: 0, sent_at: null })
    const jobs = await core.rows(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload #>> '{payload,mailId}' = $1`, [id])
    expect(jobs).toHaveLength(1)
    expect(post.received).toEqual([])
  })

  it('goes out with the right headers and in its own language', async () => {
    const id = await written('Salasana vaihdettu – äöå', 'Hei Aino,\n\nsalasanasi on vaihdettu.')
    await send(id)
    const row = await mailRow(id)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, last_error: null, sent_at: expect.any(Date) })
    expect(post.received).toHaveLength(1)
    const { from, to, raw } = post.received[0] as Received
    expect([from, to]).toEqual(['solmu@verkosto.example', [row?.recipient]])
    expect(header(raw, 'From')).toEqual(['Solmu <solmu@verkosto.example>'])
    expect(header(raw, 'To')).toEqual([expect.stringContaining(String(row?.recipient))])
    expect(header(raw, 'Message-ID')).toEqual([`<${id}@solmu.example>`])
    expect(header(raw, 'Content-Language')).toEqual([expect.stringMatching(/^(fi|sv|en)$/)])
    expect(header(raw, 'Auto-Submitted')).toEqual(['auto-generated'])
    expect(header(raw, 'Subject')[0]).toMatch(/^=\?UTF-8\?/)
    expect(raw).toContain('charset=utf-8')
  })

  it.each(['Hei\r\nBcc: eve@evil.example', 'Hei\nX-Injected: yes', 'Hei\r\n\r\nA body of my own', 'Hei\u2028Bcc: eve@evil.example'])(
    'carries no header that its subject brings along: %j',
    async (subject) => {
      const id = await written(subject)
      await send(id)
      expect(post.received).toHaveLength(1)
      const { to, raw } = post.received[0] as Received
      expect(to).toHaveLength(1)
      expect(header(raw, 'Subject')).toHaveLength(1)
      expect([header(raw, 'Bcc'), header(raw, 'X-Injected')]).toEqual([[], []])
      expect(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n').trim()).toBe('Hei.')
    }
  )

  it('goes out once, however often its job runs', async () => {
    const id = await written('Kerran')
    await send(id)
    await send(id)
    expect(post.received).toHaveLength(1)
    expect((await mailRow(id))?.attempts).toBe(1)
  })

  it('that the server refuses is kept with the reason, and goes out when it is tried again', async () => {
    const id = await written('Uudestaan')
    post.refuseWith = 451
    await expect(send(id)).rejects.toThrow(/451/)
    expect(await mailRow(id)).toMatchObject({ state: 'failed', attempts: 1, last_error: 'EMESSAGE 451', sent_at: null })
    post.refuseWith = null
    await send(id)
    expect(await mailRow(id)).toMatchObject({ state: 'sent', attempts: 2, last_error: null })
    expect(post.received).toHaveLength(1)
  })

  it('that no server takes says so', async () => {
    const closed = new PostOffice()
    const SMTP_URL = await closed.open()
    await closed.close()
    const lonely = await CoreApp.start({ resolvers: [WritingResolver], env: { SMTP_URL } })
    try {
      const id = await written('Ei palvelinta', 'Hei.', lonely)
      await expect(send(id, lonely)).rejects.toThrow()
      expect(await mailRow(id, lonely)).toMatchObject({ state: 'failed', last_error: 'ESOCKET' })
    } finally {
      await lonely.stop()
    }
  })

  it('that does not exist is passed over', async () => {
    await send('0198aaaa-0000-7000-8000-000000000000')
    expect(post.received).toEqual([])
  })
})

describe('while the mail server is down', () => {
  it('every message waits, however often the worker tries, and arrives once when the server is there again', async () => {
    const away = new PostOffice()
    const SMTP_URL = await away.open()
    await away.close()
    const [row] = await core.rows<{ name: string }>('SELECT current_database() AS name')
    const databaseUrl = Object.assign(new URL(String(process.env.TEST_DATABASE_URL)), { pathname: `/${row?.name}` }).toString()
    const ids = [await written('Palvelin poissa 1'), await written('Palvelin poissa 2')]
    const worker: CoreApp = await CoreApp.start({ databaseUrl, env: { SMTP_URL, WORKER: 'in-process' }, handlers: { 'mail:send': ({ mailId }) => worker.app.get(Mailer).send(mailId), 'session:sweep': async () => undefined } })
    const back = new PostOffice()
    try {
      const states = async () => Promise.all(ids.map(async (id) => (await mailRow(id))?.state))
      await until(async () => (await states()).every((state) => state === 'failed'))
      const waiting = await core.rows<{ max_attempts: number }>(`SELECT max_attempts FROM graphile_worker._private_jobs WHERE payload #>> '{payload,mailId}' = ANY ($1)`, [ids])
      expect(waiting).toEqual([{ max_attempts: 30 }, { max_attempts: 30 }])
      await back.open(Number(new URL(SMTP_URL).port))
      await until(async () => (await states()).every((state) => state === 'sent'))
      const arrived = back.received.map(({ raw }) => ids.find((id) => header(raw, 'Message-ID')[0]?.includes(id)))
      expect(arrived.filter((id) => id !== undefined).sort()).toEqual([...ids].sort())
    } finally {
      await worker.stop()
      await back.close()
    }
  })
})

describe('without a mail server', () => {
  it('messages are kept for the administrators to read', async () => {
    const id = await written('Talletettu', 'Hei.', keeping)
    await send(id, keeping)
    expect(await mailRow(id, keeping)).toMatchObject({ state: 'kept', attempts: 1, last_error: null })
    expect(post.received).toEqual([])
  })
})
