import type { TestApp } from '../../apps/api/src/testing/harness.js'
import type { Target } from './access-targets.js'

/** What is for everybody can be read by everybody. */
export async function isOpenToAll({ consortiumId }: Target, app: TestApp): Promise<void> {
  await app.rows(
    `INSERT INTO audience (id, consortium_id, kind, detail, name_fi, name_sv, name_en, persons_threshold, survey_threshold, shows_zero)
     SELECT gen_random_uuid(), $1, 'public', 'network', 'Kaikki', 'Alla', 'All', 5, 10, true WHERE NOT EXISTS (SELECT 1 FROM audience a WHERE a.kind = 'public' AND a.consortium_id = $1)`,
    [consortiumId]
  )
  await app.rows(`UPDATE audience SET is_active = true WHERE kind = 'public' AND consortium_id = $1`, [consortiumId])
}
