/** The document of the assembly that the demo has called: written and stored as a real file, so that it can be opened. */
import { createHash } from 'node:crypto'
import type { INestApplicationContext } from '@nestjs/common'
import type pg from 'pg'
import { PaperService } from '../core/pdf/paper.service.js'
import { FileStorage } from '../core/storage/storage.js'
import { demoId } from './demo-id.js'
import { demoMeetingId } from './demo-meetings.js'

const title = 'Verkoston tulokset: lyhyesti'
const paragraphs = [
  'Valmennuksessa oli vuoden lopussa enemmän ihmisiä kuin vuotta aiemmin. Siirtymiä työhön ja koulutukseen kertyi kaikilta alueilta.',
  'Luvut perustuvat yksiköiden ilmoituksiin, jotka aluekeskukset ovat hyväksyneet. Yksittäistä asiakasta ei voi tunnistaa.',
  'Jäsenkokous merkitsee tulokset tiedoksi.'
]

export async function storeDemoPapers(app: INestApplicationContext, client: pg.ClientBase): Promise<void> {
  const content = await app.get(PaperService, { strict: false }).write({ language: 'fi', title, subtitle: 'Liite esityslistan kohtaan 2', author: 'Solmu', head: 'Syksyn jäsenkokous', tag: 'Demo', foot: title, blocks: [{ kind: 'text', heading: '', paragraphs }] })
  const key = await app.get(FileStorage, { strict: false }).put(content, 'application/pdf')
  await client.query(
    `INSERT INTO meeting_paper (id, consortium_id, meeting_id, item_id, kind, file_key, file_name, file_size, file_type, file_hash, uploaded_by)
     SELECT $2, m.consortium_id, m.id, i.id, 'agenda', $3, 'Verkoston tulokset.pdf', $4, 'application/pdf', $5, m.created_by FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id AND i.position = 2 WHERE m.id = $1`,
    [demoMeetingId('assembly-called'), demoId('meeting-paper:results'), key, content.length, createHash('sha256').update(content).digest('hex')]
  )
}
