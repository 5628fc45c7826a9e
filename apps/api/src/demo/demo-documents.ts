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

const useShown: Written = {
  ...{ title: 'Verstaspolun seuranta', subtitle: 'Näyttö käytöstä', head: 'Saimaan Verstas' },
  paragraphs: ['Polun kulki vuoden aikana neljätoista nuorta, joista yhdeksän on työpaikalla.', 'Kirjaukset ovat yksikön omassa seurannassa; tässä on vain niiden summa.']
}

const outputShown: Written = {
  ...{ title: 'Verstaasta töihin: loppuraportin tiivistelmä', subtitle: 'Näyttö tuotoksesta', head: 'VERTO' },
  paragraphs: ['Hankkeessa polun kulki 64 nuorta, joista 29 sai työsuhteen.', 'Mallin kuvaus ja sen kustannus ovat käytäntökortissa.']
}

export async function storeDemoPapers(app: INestApplicationContext, client: pg.ClientBase): Promise<void> {
  const ofMeeting = await stored(app, results)
  await client.query(
    `INSERT INTO meeting_paper (id, consortium_id, meeting_id, item_id, kind, file_key, file_name, file_size, file_type, file_hash, uploaded_by)
     SELECT $2, m.consortium_id, m.id, i.id, 'agenda', $3, 'Verkoston tulokset.pdf', $4, 'application/pdf', $5, m.created_by FROM meeting m JOIN meeting_item i ON i.meeting_id = m.id AND i.position = 2 WHERE m.id = $1`,
    [demoMeetingId('assembly-called'), demoId('meeting-paper:results'), ...ofMeeting]
  )
  await storeEvidence(app, client)
  for (const [place, choice] of ['closed', 'open'].entries()) {
    await client.query(
      `INSERT INTO centre_paper (id, consortium_id, choice_id, candidate_id, file_key, file_name, file_size, file_type, file_hash, uploaded_by)
       SELECT $2, c.consortium_id, c.id, k.id, $3, 'Lausunto yhteistyöstä.pdf', $4, 'application/pdf', $5, c.created_by FROM centre_candidate k JOIN centre_choice c ON c.id = k.choice_id WHERE k.id = $1`,
      [demoCandidateId(choice, 0), demoId(`centre-paper:${place}`), ...(await stored(app, statement))]
    )
  }
}

/** Files that show that a card of a project is in use, and what the project brought about. */
async function storeEvidence(app: INestApplicationContext, client: pg.ClientBase): Promise<void> {
  const [useKey, useSize] = await stored(app, useShown)
  await client.query(
    `INSERT INTO practice_use_file (id, consortium_id, practice_id, unit_id, file_key, file_name, file_type, file_size, added_by)
     SELECT $2, u.consortium_id, u.practice_id, u.unit_id, $3, 'Verstaspolun seuranta.pdf', 'application/pdf', $4, u.changed_by FROM practice_uptake u JOIN unit_now n ON n.id = u.unit_id WHERE u.practice_id = $1 AND n.name_fi = 'Saimaan Verstas'`,
    [demoId('practice:workshop-path'), demoId('practice-use-file:workshop-path'), useKey, useSize]
  )
  const [outputKey, outputSize] = await stored(app, outputShown)
  await client.query(
    `INSERT INTO project_output_file (id, consortium_id, project_id, output_id, file_key, file_name, file_type, file_size, added_by)
     SELECT $2, x.consortium_id, x.project_id, x.id, $3, 'Loppuraportin tiivistelmä.pdf', 'application/pdf', $4, j.created_by FROM project_output x JOIN project j ON j.id = x.project_id WHERE x.id = $1`,
    [demoId('project-output:workshop-path'), demoId('project-output-file:workshop-path'), outputKey, outputSize]
  )
}

/** The key, size and hash of a document that was written. */
async function stored(app: INestApplicationContext, { paragraphs, ...of }: Written): Promise<readonly [key: string, size: number, hash: string]> {
  const content = await app.get(PaperService, { strict: false }).write({ language: 'fi', ...of, author: 'Solmu', tag: 'Demo', foot: of.title, blocks: [{ kind: 'text', heading: '', paragraphs }] })
  const key = await app.get(FileStorage, { strict: false }).put(content, 'application/pdf')
  return [key, content.length, createHash('sha256').update(content).digest('hex')]
}
