/** Proposals in every consortium, so that empty means refused: one of each unit, with an amendment and an objection. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'

export async function fillProposals(app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO body (id, consortium_id, kind, name, unit_id, seats, valid_from)
     SELECT gen_random_uuid(), u.consortium_id, 'working_group', '{"fi": "Kohde"}', u.id, 1, '2020-01-01' FROM org_unit u WHERE u.type = 'headquarters'`
  )
  await app.rows(
    `INSERT INTO proposal (id, consortium_id, body_id, unit_id, organisation_id, lead_unit_id, kind, matter, state, opened_on, discuss_until, object_until)
     SELECT gen_random_uuid(), p.consortium_id, b.id, p.unit_id, p.organisation_id, b.unit_id, 'consent', 'ordinary', 'open', app.today(), app.today(), app.today()
     FROM unit_period p JOIN body b ON b.consortium_id = p.consortium_id AND b.name->>'fi' = 'Kohde' WHERE p.valid_to IS NULL`
  )
  const of = `proposal p JOIN body b ON b.id = p.body_id AND b.name->>'fi' = 'Kohde'`
  await app.rows(`INSERT INTO proposal_version (id, consortium_id, proposal_id, number) SELECT gen_random_uuid(), p.consortium_id, p.id, 1 FROM ${of}`)
  await app.rows(
    `INSERT INTO proposal_amendment (id, consortium_id, proposal_id, on_number, organisation_id, unit_id, reason) SELECT gen_random_uuid(), p.consortium_id, p.id, 1, p.organisation_id, p.unit_id, 'Kohde' FROM ${of}`
  )
  await app.rows(
    `INSERT INTO proposal_objection (id, consortium_id, proposal_id, organisation_id, unit_id, mandate_id, reason)
     SELECT DISTINCT ON (p.id) gen_random_uuid(), p.consortium_id, p.id, p.organisation_id, p.unit_id, m.id, 'Kohde' FROM ${of} JOIN mandate m ON m.organisation_id = p.organisation_id`
  )
  await app.rows(
    `INSERT INTO party_answer (id, consortium_id, proposal_id, party, answer, said_by, said_on) SELECT gen_random_uuid(), p.consortium_id, p.id, 'board', 'agrees', 'Kohde', app.today() FROM ${of}`
  )
}
