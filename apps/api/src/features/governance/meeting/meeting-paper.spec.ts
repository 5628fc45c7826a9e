import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import type { CharterRow } from '../charter/charter-reader.js'
import { type MeetingOnPaper, meetingPaper } from './meeting-paper.js'
import type { MeetingProposal } from './meeting-proposal.graphql.js'
import type { MeetingItem } from './meeting-item.graphql.js'
import type { Meeting } from './meeting.graphql.js'

const said = (fi: string, sv = '') => ({ fi, sv, en: '' })
const proposal: MeetingProposal = { id: 'p', version: 3, noticedVersion: 2, latestVersion: 3, title: said('Koulutus', 'Utbildning'), content: said('Järjestetään syksyllä.', 'Ordnas på hösten.'), options: [said('Turku'), said('Oulu')] }
const item: MeetingItem = {
  ...{ id: 'i', position: 1, kind: 'decision', matter: 'ordinary', majority: 'simple', tie: 'chair', title: said('Koulutus'), proposalText: said(''), proposal, amendment: null, effectiveFrom: null, ballot: null, decision: null },
  ...{ minutes: said(''), handling: 'unanimous', votes: null, tieBreak: null, dissent: [], recusals: [], quorum: null, outcome: 'carried', isHeld: false, papers: [] }
}
const at = new Date('2026-11-05T11:00:00Z')
const signature = (name: string, hasSecondFactor: boolean | null) => ({ userId: name, name, role: 'chair' as const, signedAt: hasSecondFactor === null ? null : at, hasSecondFactor, isMine: false })
const meeting: Meeting = {
  ...{ id: 'm', body: { id: 'b', name: said('Hallitus', 'Styrelsen'), kind: 'board' }, title: said('Kokous 3', 'Möte 3'), startsAt: at, endsAt: new Date('2026-11-05T13:00:00Z'), place: 'Kuopio', state: 'signed', publication: null, itemCount: 1, isMine: true, mayManage: true, duties: [] },
  ...{ remoteLink: '', procedure: 'meeting', charterNumber: 2, notice: null, proxiesAtMost: 0, calledAt: at, shortNoticeReason: '', openedAt: at, closedAt: at, endReason: '', chairName: '', secretaryName: '', items: [item], attendance: [] },
  ...{ quorum: null, papers: [], signatures: [signature('Aada', true), signature('Bo', false), signature('Cia', null)], minutesHash: 'a'.repeat(64), steps: [], revision: 1 }
}
const written = (of: Partial<MeetingOnPaper>) => JSON.stringify(meetingPaper({ meeting, kind: 'minutes', language: 'sv', consortium: said('Verkosto'), isDemo: false, charters: [], ...of }).blocks)

it('minutes say which version of a proposal was decided, with its text, and which came with the notice', () => {
  const paper = written({})
  for (const words of ['Utbildning, version 3', 'Ordnas på hösten.', 'Turku, Oulu', 'Beslutad version', 'till kallelsen hörde version 2']) expect(paper).toContain(words)
})

it('the notice says nothing of what came later', () => {
  const noticed = { ...item, proposal: { ...proposal, version: 2, content: said('Järjestetään keväällä.') } }
  const paper = written({ kind: 'notice', language: 'fi', meeting: { ...meeting, items: [noticed] } })
  expect(paper).toContain('Järjestetään keväällä.')
  expect(paper).not.toContain('Päätetty versio')
})

describe('an amendment of the charter', () => {
  const section = (number: string, text: string) => ({ number, heading: said(`Luku ${number}`), text: said(text) })
  const version = (number: number, of: Pick<CharterRow, 'texts' | 'rules'>): CharterRow => ({
    ...{ id: `c${number}`, number, state: 'proposed', reason: '', validFrom: null, validTo: null, contentHash: null, proposedOn: null, proposedBy: null, decidesId: null, decidedBy: '', decidedOn: null, votes: null, version: 1 },
    ...of
  })
  const stricter = { ...shippedRules, bodies: shippedRules.bodies.map((each) => (each.kind === 'board' ? { ...each, noticeDays: 1 } : each)) }
  const charters = [version(1, { texts: [section('1', 'Nimi on Solmu.'), section('2', 'Jäsenet.'), section('3', 'Vuosimaksu.')], rules: shippedRules }), version(2, { texts: [section('1', 'Nimi on Verkko.'), section('2', 'Jäsenet.')], rules: stricter })]
  const amending = (againstId: string | null): MeetingItem => ({ ...item, proposal: null, effectiveFrom: '2027-01-01', amendment: { id: 'c2', number: 2, reason: 'Nimi on vanhentunut.', againstId, againstNumber: againstId === null ? null : 1 } })
  const paper = (kind: MeetingOnPaper['kind'], againstId: string | null = 'c1') => written({ kind, language: 'fi', charters, meeting: { ...meeting, items: [amending(againstId)] } })

  it('stands in notice and minutes with its reasons, and what it changes, old before new', () => {
    for (const text of [paper('notice'), paper('minutes')]) {
      for (const words of ['Nimi on vanhentunut.', 'versio 1: Luku 1', 'Nimi on Solmu.', 'versio 2: Luku 1', 'Nimi on Verkko.', 'versio 2: ei ole', 'Vuosimaksu.', 'Ennallaan: § 2', 'Hallitus: Kutsuaika', '7 päivää', '1 päivä']) expect(text).toContain(words)
      expect(text).not.toContain('Jäsenet.')
      expect(text).not.toMatch(/\{[a-z]+\}/)
    }
  })

  it('of a first charter is the whole of it', () => {
    const text = paper('notice', null)
    for (const words of ['Nimi on Verkko.', 'Jäsenet.', 'vähintään 1/3 jäsenistä, kuitenkin vähintään 3']) expect(text).toContain(words)
    expect(text).not.toContain('Vuosimaksu.')
  })
})

it('each signature says by what it was sure who signed', () => {
  const paper = meetingPaper({ meeting, kind: 'minutes', language: 'fi', consortium: said('Verkosto'), isDemo: false, charters: [] })
  const table = paper.blocks.find((block) => block.kind === 'table')
  expect(table?.rows.map(({ cells }) => cells.at(-1))).toEqual(['kaksivaiheinen tunnistautuminen', 'salasana tai pääsyavain', ''])
})
