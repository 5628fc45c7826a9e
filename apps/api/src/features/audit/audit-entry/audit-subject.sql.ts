/**
 * What the record of an entry is called. Where a record has no name of its own, it is told by what it belongs to; row-level
 * security answers for what the viewer may know.
 */

const names = (row: string): string => `json_build_object('fi', ${row}.name_fi, 'sv', ${row}.name_sv, 'en', ${row}.name_en)`
const same = (text: string): string => `json_build_object('fi', ${text}, 'sv', ${text}, 'en', ${text})`
const inEach = (parts: (language: 'fi' | 'sv' | 'en') => string): string =>
  `json_build_object('fi', ${parts('fi')}, 'sv', ${parts('sv')}, 'en', ${parts('en')})`

/** By the kind of record: what it is called, and from where, with the record itself as `s`. */
const namedKinds: Readonly<Record<string, { readonly name: string; readonly from: string }>> = {
  user: { name: same('s.display_name'), from: 'app_user s' },
  org_unit: { name: names('s'), from: 'unit_now s' },
  organisation: { name: names('s'), from: 'organisation s' },
  collection_round: { name: names('s'), from: 'collection_round s' },
  indicator_group: { name: names('s'), from: 'indicator_group s' },
  dimension: { name: names('s'), from: 'dimension s' },
  check_rule: { name: same('s.code'), from: 'check_rule s' },
  feed_key: { name: same('s.name'), from: 'feed_key s' },
  export_job: { name: same('s.title'), from: 'export_job s' },
  report_template: { name: names('s'), from: 'report_template s' },
  improvement: { name: same('s.title'), from: 'improvement_item s' },
  improvement_rule: {
    name: inEach((language) => `coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}')`),
    from: `improvement_rule s JOIN LATERAL (SELECT * FROM improvement_rule_version n WHERE n.rule_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  practice: {
    name: inEach((language) => `coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}')`),
    from: `practice s JOIN LATERAL (SELECT * FROM practice_version n WHERE n.practice_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  quality_cycle: { name: names('s'), from: 'quality_cycle s' },
  quality_assessment: {
    name: inEach((language) => `concat_ws(', ', coalesce(nullif(n.name_${language}, ''), n.name_fi), v.content#>>'{name,${language}}')`),
    from: 'quality_assessment s JOIN unit_now n ON n.id = s.unit_id JOIN quality_framework_version v ON v.id = s.version_id'
  },
  quality_review: { name: names('n'), from: 'quality_review s JOIN unit_now n ON n.id = s.unit_id' },
  survey: {
    name: inEach((language) => `coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}')`),
    from: `survey s JOIN LATERAL (SELECT * FROM survey_version n WHERE n.survey_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  survey_round: {
    name: inEach((language) => `concat_ws(', ', coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}'), coalesce(nullif(n.name_${language}, ''), n.name_fi))`),
    from: 'survey_round s JOIN survey_version v ON v.id = s.version_id JOIN unit_now n ON n.id = s.unit_id'
  },
  membership: { name: inEach((language) => `o.name_${language}`), from: 'membership s JOIN organisation o ON o.id = s.organisation_id' },
  membership_plan: { name: inEach((language) => `o.name_${language}`), from: 'membership_plan s JOIN organisation o ON o.id = s.organisation_id' },
  application: { name: same('s.name'), from: 'application s' },
  membership_call: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'membership_call s' },
  membership_decision: { name: same('s.number'), from: 'membership_decision s' },
  decision_path: { name: same('s.number::text'), from: 'decision_path s' },
  criteria_set: { name: same('s.number::text'), from: 'criteria_set s' },
  centre_choice: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'centre_choice s' },
  project: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'project s' },
  programme: { name: inEach((language) => `coalesce(nullif(s.name->>'${language}', ''), s.name->>'fi')`), from: 'programme s' },
  funding_call: { name: inEach((language) => `coalesce(nullif(s.name->>'${language}', ''), s.name->>'fi')`), from: 'funding_call s' },
  portfolio_view: { name: same('s.name'), from: 'portfolio_view s' },
  funder: { name: names('o'), from: 'funder s JOIN organisation o ON o.id = s.organisation_id' },
  negotiation: { name: same(`s.year || '/' || s.serial`), from: 'negotiation s' },
  proposal: { name: inEach((language) => `(SELECT coalesce(nullif(w.title->>'${language}', ''), w.title->>'fi') FROM proposal_version w WHERE w.proposal_id = s.id ORDER BY w.number DESC LIMIT 1)`), from: 'proposal s' },
  agreement: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'agreement s' },
  charter_version: { name: same('s.number::text'), from: 'charter_version s' },
  body: { name: inEach((language) => `coalesce(nullif(s.name->>'${language}', ''), s.name->>'fi')`), from: 'body s' },
  governance_decision: { name: inEach((language) => `concat_ws(' ', s.year || '/' || s.serial, coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi'))`), from: 'governance_decision s' },
  meeting: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'meeting s' },
  ballot: { name: inEach((language) => `coalesce(nullif(s.title->>'${language}', ''), s.title->>'fi')`), from: 'ballot s' },
  mandate: { name: names('o'), from: 'mandate s JOIN organisation o ON o.id = s.organisation_id' },
  quality_certificate: { name: same('s.number'), from: 'quality_certificate s' },
  quality_commitment: {
    name: inEach((language) => `concat_ws(', ', coalesce(nullif(u.name_${language}, ''), u.name_fi), coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}'))`),
    from: 'quality_commitment s JOIN unit_now u ON u.id = s.unit_id JOIN quality_framework_version v ON v.id = s.version_id'
  },
  service_promise: {
    name: inEach((language) => `coalesce(nullif(v.content#>>'{title,${language}}', ''), v.content#>>'{title,fi}')`),
    from: `service_promise s JOIN LATERAL (SELECT * FROM service_promise_version n WHERE n.promise_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  quality_framework: {
    name: inEach((language) => `coalesce(nullif(v.content#>>'{name,${language}}', ''), v.content#>>'{name,fi}')`),
    from: `quality_framework s JOIN LATERAL (SELECT * FROM quality_framework_version n WHERE n.framework_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  edition: { name: same(`concat_ws(' ', s.number || '/' || s.year, concat_ws('–', s.first_period, nullif(s.last_period, s.first_period)))`), from: 'edition s' },
  indicator: {
    name: inEach((language) => `concat_ws(' ', s.code, v.name_${language})`),
    from: `indicator s JOIN LATERAL (SELECT * FROM indicator_version n WHERE n.indicator_id = s.id ORDER BY n.number DESC LIMIT 1) v ON true`
  },
  unit_return: {
    name: inEach((language) => `concat_ws(', ', coalesce(nullif(n.name_${language}, ''), n.name_fi), r.period)`),
    from: 'unit_return s JOIN unit_now n ON n.id = s.unit_id JOIN collection_round r ON r.id = s.round_id'
  }
}

/** The name of the record of the entry `e`, or null. */
export const SUBJECT_NAME = `CASE e.subject_type ${Object.entries(namedKinds)
  .map(([kind, { name, from }]) => `WHEN '${kind}' THEN (SELECT ${name} FROM ${from} WHERE s.id = e.subject_id)`)
  .join(' ')} END`
