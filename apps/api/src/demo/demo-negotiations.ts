/** Mandates to negotiate in the demo: one under way whose last day is near, and one that ended in an agreement. */
import { addDays, type IsoDate, isValidOn } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'

const plans = [
  {
    ...{ key: 'rehabilitation', state: 'given', authority: 'Järviseudun hyvinvointialue', authorityKind: 'wellbeing_county', subject: 'Sosiaalisen kuntoutuksen järjestäminen', from: -120, to: 21 },
    limits: 'Sopimus enintään kolmeksi vuodeksi. Asiakaskohtainen hinta ei saa alittaa verkoston omakustannushintaa. Tietoja asiakkaista ei luovuteta ilman tietosuojasopimusta.',
    negotiators: [{ name: 'Aino Salmela', email: 'aino.salmela' }, { name: 'Mikko Hyvärinen', email: 'mikko.hyvarinen' }, { name: 'Reino Valkama', email: null }],
    positions: [
      { content: 'Verkosto esittää suorahankintaa pienimmille yksiköille ja yhteistä puitesopimusta muille.', why: '' },
      { content: 'Verkosto esittää yhteistä puitesopimusta, jossa jokainen yksikkö sitoutuu samaan laatulupaukseen. Suorahankinnasta luovutaan.', why: 'Hyvinvointialueen hankintasäännöt eivät salli suorahankintaa.' }
    ],
    meetings: [
      { on: -88, place: 'Mikkeli', people: 'Hankintapäällikkö, Aino Salmela, Reino Valkama', notes: 'Hyvinvointialue kertoi palvelutarpeesta ja aikataulusta. Sovittiin, että verkosto toimittaa laskelman omakustannushinnasta.' },
      { on: -31, place: 'Etäyhteys', people: 'Hankintapäällikkö, palvelujohtaja, Aino Salmela, Mikko Hyvärinen', notes: 'Käytiin läpi laskelma. Hyvinvointialue valmistelee sopimusluonnoksen; avoinna on laadun seuranta.' }
    ],
    outcome: '', ended: null
  },
  {
    ...{ key: 'coaching', state: 'ended', authority: 'Työ- ja elinkeinoministeriö', authorityKind: 'ministry', subject: 'Työhönvalmennuksen valtakunnalliset vähimmäisvaatimukset', from: -400, to: -150 },
    limits: 'Lausutaan vain siitä, minkä jäsenkokous on hyväksynyt laatulupaukseksi.',
    negotiators: [{ name: 'Aino Salmela', email: 'aino.salmela' }],
    positions: [{ content: 'Vähimmäisvaatimukset perustuvat valmentajan osaamiseen ja tulosten seurantaan, eivät tilojen kokoon.', why: '' }],
    meetings: [{ on: -260, place: 'Helsinki', people: 'Neuvotteleva virkamies, Aino Salmela', notes: 'Esiteltiin verkoston laatulupaus ja kahden vuoden tulokset.' }],
    outcome: 'Ministeriön suositus vastaa verkoston kantaa osaamisesta ja seurannasta. Tilavaatimuksista luovuttiin.', ended: -160
  }
] as const

/** @param of.office who works at the head office */
export async function loadDemoNegotiations(client: pg.ClientBase, demo: DemoNetwork, { today, office }: { readonly today: IsoDate; readonly office: string }): Promise<void> {
  const head = demo.units.find((unit) => unit.type === 'headquarters' && isValidOn(unit, today))
  if (!head) throw new Error('The demo has no head office')
  const [day, consortiumId] = [(days: number) => addDays(today, days), demo.consortium.id]
  // The older one first, so that it has the earlier number.
  for (const { key, from, to, ended, negotiators, positions, meetings, ...said } of plans.toReversed()) {
    const negotiationId = demoId(`negotiation:${key}`)
    const of = { consortiumId, negotiationId }
    const end = ended === null ? null : day(ended)
    const written = { createdBy: office, createdAt: `${day(from)}T07:00:00Z`, version: 1 }
    await insert(client, 'negotiation', [{ ...said, ...written, id: negotiationId, consortiumId, unitId: head.id, bodyId: demoId('body:board'), validFrom: day(from), validTo: day(to), outcomeOn: end, endedOn: end }])
    await insert(client, 'negotiator', negotiators.map(({ name, email }, place) => ({ ...of, id: demoId(`negotiator:${key}:${place}`), personName: name, userId: demo.users.find((user) => user.email === `${email}@solmu.example`)?.id ?? null, place })))
    await insert(client, 'negotiation_position', positions.map(({ content, why }, at) => ({ ...of, id: demoId(`negotiation-position:${key}:${at}`), number: at + 1, content, why, writtenBy: office, writtenAt: `${day(from + 5 + at * 40)}T08:00:00Z` })))
    await insert(client, 'negotiation_meeting', meetings.map(({ on, ...meeting }, at) => ({ ...of, ...meeting, id: demoId(`negotiation-meeting:${key}:${at}`), metOn: day(on), links: [], writtenBy: office, writtenAt: `${day(on)}T12:00:00Z`, version: 1 })))
  }
}
