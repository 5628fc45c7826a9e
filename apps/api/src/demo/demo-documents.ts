/** Documents of the demo that are written and stored as real files, so that they can be opened: one of a meeting, one of a candidate for a regional centre. */
import { createHash } from 'node:crypto'
import type { INestApplicationContext } from '@nestjs/common'
import type pg from 'pg'
import { PaperService } from '../core/pdf/paper.service.js'
import { FileStorage } from '../core/storage/storage.js'
import { demoCandidateId } from './demo-choices.js'
import { demoId } from './demo-id.js'
import { demoMeetingId } from './demo-meetings.js'

interface Written {
  readonly title: string
  readonly subtitle: string
  readonly head: string
  readonly paragraphs: readonly string[]
}

const results: Written = {
  ...{ title: 'Verkoston tulokset: lyhyesti', subtitle: 'Liite esityslistan kohtaan 2', head: 'Syksyn jäsenkokous' },
  paragraphs: [
    'Valmennuksessa oli vuoden lopussa enemmän ihmisiä kuin vuotta aiemmin. Siirtymiä työhön ja koulutukseen kertyi kaikilta alueilta.',
    'Luvut perustuvat yksiköiden ilmoituksiin, jotka aluekeskukset ovat hyväksyneet. Yksittäistä asiakasta ei voi tunnistaa.',
    'Jäsenkokous merkitsee tulokset tiedoksi.'
  ]
}

const statement: Written = {
  ...{ title: 'Lausunto yhteistyöstä', subtitle: 'Ehdokkaan liite', head: 'Aluekeskuksen valinta' },
  paragraphs: ['Työllisyysalue on tehnyt ehdokkaan kanssa yhteistyötä kahdeksan vuotta.', 'Yhteisiä palveluja on kolme, ja niiden laatu on arvioitu vuosittain.']
}

export async function storeDemoPapers(app: INestApplicationContext, client: pg.ClientBase): Promise<void> {
  const ofMeeting = await stored(app, results)
  await client.query(
    `INSERT INTO meeting_paper (id, consortium_id, meeting_id, item_id, kind, file_key, file_name, file_size, file_type, file_hash, uploaded_by)
     SELECT $2, m.consortium_id, m.id, i.id, 'agenda', $3, 'Verkoston tulokset.pdf', $4, 'application/pdf', $5, m.created_by FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id AND i.position = 2 WHERE m.id = $1`,
    [demoMeetingId('assembly-called'), demoId('meeting-paper:results'), ...ofMeeting]
  )
  for (const [place, choice] of ['closed', 'open'].entries()) {
    await client.query(
      `INSERT INTO centre_paper (id, consortium_id, choice_id, candidate_id, file_key, file_name, file_size, file_type, file_hash, uploaded_by)
       SELECT $2, c.consortium_id, c.id, k.id, $3, 'Lausunto yhteistyöstä.pdf', $4, 'application/pdf', $5, c.created_by FROM centre_candidate k JOIN centre_choice c ON c.id = k.choice_id WHERE k.id = $1`,
      [demoCandidateId(choice, 0), demoId(`centre-paper:${place}`), ...(await stored(app, statement))]
    )
  }
}

/** The key, size and hash of a document that was written. */
async function stored(app: INestApplicationContext, { paragraphs, ...of }: Written): Promise<readonly [key: string, size: number, hash: string]> {
  const content = await app.get(PaperService, { strict: false }).write({ language: 'fi', ...of, author: 'Solmu', tag: 'Demo', foot: of.title, blocks: [{ kind: 'text', heading: '', paragraphs }] })
  const key = await app.get(FileStorage, { strict: false }).put(content, 'application/pdf')
  return [key, content.length, createHash('sha256').update(content).digest('hex')]
}
