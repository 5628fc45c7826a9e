import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A letter as the mail server took it. */
export type Received = { from: string; to: string[]; raw: string }

/** A real mail server that keeps what it takes, or refuses everything with a code. */
export class PostOffice {
  readonly received: Received[] = []
  refuseWith: number | null = null
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        if (this.refuseWith) return done(Object.assign(new Error('not today'), { responseCode: this.refuseWith }))
        const { mailFrom, rcptTo } = session.envelope
        this.received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw })
        done()
      }, done)
    }
  })

  /** Takes letters from now on; on a port of its own choice unless it is given one. */
  async open(onPort = 0): Promise<string> {
    const listening = this.server.listen(onPort, '127.0.0.1')
    await once(listening, 'listening')
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`
  }

  /** The texts of the letters to an address, the newest last. */
  textsTo(address: string): string[] {
    return this.received.filter(({ to }) => to.includes(address)).map(({ raw }) => bodyOf(raw))
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

/** The text of a letter, whatever it was wrapped in for the way. */
function bodyOf(raw: string): string {
  const end = raw.indexOf('\r\n\r\n')
  const [head, body] = [raw.slice(0, end), raw.slice(end + 4)]
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
