/**
 * What each reads of each table, as data to be reviewed. A role reads by what it may do; `token` is a machine that holds the
 * role of an administrator, with a token for network.read alone; `half` is an administrator whose session still owes the
 * second factor.
 *
 *   all     every row of the consortium           region  what is in the region of the coordinator
 *   unit    what is at the manager's unit         own     what is the person's own (+ adds it to the rest)
 *   place   the unit or organisation of the role  -       nothing
 *   out     what was released
 *   open    what is published for everybody       paid    what is published for the organisation of the role
 *           in the network
 */
export const table = `
                         ADM   NAT   REG         MAN       MEM   REV   FUN    AUD      token  half

access_reminder          own   own   own         own       own   own   own    own      own    own
access_review            all   all   region+own  unit+own  own   own   own    all      own    own
api_token                all   -     -           -         -     -     -      -        -      -
# People: those who hold or held a role there.
app_user                 all   all   region+own  unit+own  own   own   own    all      own    own
audit_checkpoint         all   all   -           -         -     -     -      all      -      -
# Everybody reads what was done to their own account; not with a token, nor before the second factor.
audit_entry              all   all   region+own  own       own   own   own    all      -      -
consortium               all   all   all         all       all   all   all    all      all    -
erasure_request          all   own   own         own       own   own   own    own      own    own
# What somebody has asked for is theirs alone, whatever anybody administers.
export_job               own   own   own         own       own   own   own    own      own    own
export_part              own   own   own         own       own   own   own    own      own    own
external_identity        all   own   own         own       own   own   own    own      own    own
# Nothing but a session of its person opens one, lists one or takes one back.
feed_key                 own   own   own         own       own   own   own    own      -      -
identity_provider        all   -     -           -         -     -     -      -        -      -
identity_provider_group  all   -     -           -         -     -     -      -        -      -
import_mapping           all   all   -           -         -     -     -      -        -      -
invitation               all   all   region      unit      -     -     -      -        -      -
machine_user             all   -     -           -         -     -     -      -        -      -
network_change           all   all   all         all       all   all   -      all      all    -
network_import           all   all   -           -         -     -     -      -        -      -
network_import_row       all   all   -           -         -     -     -      -        -      -
# The funder knows where they are and for whom, and nothing else of the network.
org_unit                 all   all   all         all       all   all   place  all      all    -
organisation             all   all   all         all       all   all   place  all      all    -
organisation_role        all   all   all         all       all   all   -      all      all    -
outbox_mail              all   -     -           -         -     -     -      -        -      -
# What opens an account is its person's alone, whatever anybody administers.
passkey                  own   own   own         own       own   own   own    own      own    own
passkey_challenge        own   own   own         own       own   own   own    own      own    own
password_reset           -     -     -           -         -     -     -      -        -      -
recovery_code            own   own   own         own       own   own   own    own      own    own
role_assignment          all   all   region+own  unit+own  own   own   own    all      own    own
# Whoever sees the roles sees what they demand.
role_policy              all   all   all         all       -     -     -      all      -      -
session                  own   own   own         own       own   own   own    own      own    own
sign_in_ticket           own   own   own         own       own   own   own    own      own    own
totp                     own   own   own         own       own   own   own    own      own    own
unit_link                all   all   all         all       all   all   -      all      all    -
unit_period              all   all   all         all       all   all   place  all      all    -
unit_service_area        all   all   all         all       all   all   -      all      all    -
unit_succession          all   all   all         all       all   all   -      all      all    -
unit_territory           all   all   all         all       all   all   -      all      all    -
# What is prepared and certified is read by those who certify and those who look after them. Everybody reads what is published
# for the members, and funders what is published for their organisation.
audience                 all   all   open        open      open  open  paid   open     open   -
audience_subscription    own   own   own         own       own   own   own    own      own    own
edition                  all   all   open        open      open  open  paid   all      open   -
edition_publication      all   all   open        open      open  open  paid   open     open   -
edition_question         all   all   open        open      open  open  paid   open     open   -
edition_cell             all   all   -           -         -     -     -      all      -      -
edition_change           all   all   -           -         -     -     -      all      -      -
edition_fact             all   all   -           -         -     -     -      all      -      -
edition_part             all   all   -           -         -     -     -      all      -      -
edition_protection       all   all   -           -         -     -     -      all      -      -
edition_return           all   all   -           -         -     -     -      all      -      -
# Templates are the head office's; whoever reads a report reads the version of which it is made.
report_attachment        all   all   open        open      open  open  paid   all      open   -
report_template          all   all   -           -         -     -     -      all      -      -
report_version           all   all   open        open      open  open  paid   all      open   -
# Quality: everybody in the network reads what was released; drafts are the head office's.
quality_criterion        all   all   all         all       all   all   -      all      -      -
quality_framework        out   all   out         out       out   out   -      out      -      -
quality_framework_version  out  all  out         out       out   out   -      out      -      -
# Rounds of assessment are known to everybody in the network. An assessment that is not published is read within reach.
quality_cycle            all   all   all         all       all   all   -      all      -      -
quality_assessment       all   all   region      unit      unit  -     -      all      -      -
quality_answer           all   all   region      unit      unit  -     -      all      -      -
quality_evidence         all   all   region      unit      unit  -     -      all      -      -
quality_reminder         all   all   region      unit      unit  -     -      all      -      -
quality_self_score       all   all   region      unit      unit  -     -      all      -      -
# Reviews: a reviewer's own, and the head office's, but for what was given: nobody else reads that before the reviews are in.
quality_review           -     all   -           -         -     own   -      -        -      -
quality_review_answer    -     -     -           -         -     own   -      -        -      -
reviewer_interest        -     all   -           -         -     own   -      -        -      -
# Improvement: what a unit has noticed and does is read within reach; rules and released practices are everybody’s in the network.
improvement_item         all   all   region      unit      unit  -     -      all      -      -
improvement_event        all   all   region      unit      unit  -     -      all      -      -
improvement_evidence     all   all   region      unit      unit  -     -      all      -      -
# In whose hands something has been is the database's own to know.
improvement_hand         -     -     -           -         -     -     -      -        -      -
improvement_rule         all   all   all         all       all   all   -      all      -      -
improvement_rule_version  all   all   all         all       all   all   -      all      -      -
improvement_rule_run     all   all   all         all       all   all   -      all      -      -
practice                 out   all   out         out       out   out   -      out      -      -
practice_version         out   all   out         out       out   out   -      out      -      -
practice_uptake          all   all   all         all       all   all   -      all      -      -
practice_uptake_event    all   all   all         all       all   all   -      all      -      -
practice_follow_up       all   all   all         all       all   all   -      all      -      -
practice_use_file        all   all   all         all       all   all   -      all      -      -
practice_publication     all   all   all         all       all   all   -      all      -      -
# Surveys: read by those who read results; what somebody answered, and the links, by nobody.
survey                   all   all   all         all       all   -     -      all      -      -
survey_version           out   all   out         out       out   -     -      out      -      -
survey_round             all   all   region      unit      unit  -     -      all      -      -
survey_round_unit        all   all   region      unit      unit  -     -      all      -      -
survey_kiosk             all   all   region      unit      unit  -     -      all      -      -
survey_link              -     -     -           -         -     -     -      -        -      -
survey_response          -     -     -           -         -     -     -      -        -      -
survey_kiosk_turn        -     -     -           -         -     -     -      -        -      -
survey_result            all   all   region      unit      unit  -     -      all      -      -
survey_text              all   all   region      unit      unit  -     -      all      -      -
# Applications for membership: read by the centre to which they are made, and by those who see all; a link is nobody's to read.
membership_call          all   all   region      -         -     -     -      all      -      -
application              all   all   region      -         -     -     -      all      -      -
application_person       all   all   region      -         -     -     -      all      -      -
application_section      all   all   region      -         -     -     -      all      -      -
application_file         all   all   region      -         -     -     -      all      -      -
application_question     all   all   region      -         -     -     -      all      -      -
application_event        all   all   region      -         -     -     -      all      -      -
application_not_same     all   all   region      -         -     -     -      all      -      -
application_key          -     -     -           -         -     -     -      -        -      -
# The charter and the bodies are everybody's in the network; a draft of the charter is the head office's.
charter_version          out   all   out         out       out   out   -      out      -      -
body                     all   all   all         all       all   all   -      all      -      -
body_member              all   all   all         all       all   all   -      all      -      -
# Decisions that are for the members are read by the whole network.
governance_decision      all   all   all         all       all   all   -      all      -      -
decision_task            all   all   all         all       all   all   -      all      -      -
decision_review          all   all   all         all       all   all   -      all      -      -
decision_reminder        own   own   own         own       own   own   own    own      own    own
body_reminder            own   own   own         own       own   own   own    own      own    own
# Everybody in the network knows who speaks for whom. An agreement is read by its parties and those above; what is for all, by all.
mandate                  all   all   all         all       all   all   -      all      -      -
agreement                all   all   region      unit      unit  -     -      all      -      -
agreement_party          all   all   region      unit      unit  -     -      all      -      -
agreement_version        all   all   region      unit      unit  -     -      all      -      -
agreement_file           all   all   region      unit      unit  -     -      all      -      -
agreement_annex          all   all   region      unit      unit  -     -      all      -      -
agreement_acceptance     all   all   region      unit      unit  -     -      all      -      -
agreement_decline        all   all   region      unit      unit  -     -      all      -      -
agreement_obligation     all   all   region      unit      unit  -     -      all      -      -
# Published minutes are for the members; an address for one's calendar is one's own.
meeting                  all   all   all         all       all   all   -      all      -      -
meeting_item             all   all   all         all       all   all   -      all      -      -
meeting_attendance       all   all   all         all       all   all   -      all      -      -
meeting_paper            all   all   all         all       all   all   -      all      -      -
meeting_signature        all   all   all         all       all   all   -      all      -      -
calendar_link            own   own   own         own       own   own   own    own      own    own
# What was opened is known to the network, and once it is counted every ballot of it; what lies in a box is nobody's to see.
ballot                   all   all   all         all       all   all   -      all      -      -
ballot_roll              all   all   all         all       all   all   -      all      -      -
ballot_log               all   all   all         all       all   all   -      all      -      -
ballot_tie_break         all   all   all         all       all   all   -      all      -      -
ballot_vote              -     -     -           -         -     -     -      -        -      -
ballot_box               -     -     -           -         -     -     -      -        -      -
ballot_key               -     -     -           -         -     -     -      -        -      -
ballot_reminder          -     -     -           -         -     -     -      -        -      -
agreement_reminder       own   own   own         own       own   own   own    own      own    own
# What is proposed is read by everybody in the network once it is open.
proposal                 all   all   all         all       all   all   -      all      -      -
proposal_version         all   all   all         all       all   all   -      all      -      -
proposal_amendment       all   all   all         all       all   all   -      all      -      -
proposal_objection       all   all   all         all       all   all   -      all      -      -
party_answer             all   all   all         all       all   all   -      all      -      -
# How a centre is chosen is read by everybody in the network; points of others once the assessment is closed.
centre_choice            all   all   all         all       all   all   -      all      -      -
centre_candidate         all   all   all         all       all   all   -      all      -      -
centre_assessor          all   all   all         all       all   all   -      all      -      -
centre_score             all   all   all         all       all   all   -      all      -      -
centre_conflict          all   all   all         all       all   all   -      all      -      -
centre_paper             all   all   all         all       all   all   -      all      -      -
# Negotiations are inside matters of the head office and the centres, and of those who negotiate.
negotiation              own   all   all         own       own   own   -      own      -      -
negotiator               own   all   all         own       own   own   -      own      -      -
negotiation_position     own   all   all         own       own   own   -      own      -      -
negotiation_meeting      own   all   all         own       own   own   -      own      -      -
# The portfolio is read by everybody in the network; the money of a project by those who lead it or carry it out, and above.
funder                   all   all   all         all       all   all   -      all      -      -
programme                all   all   all         all       all   all   -      all      -      -
funding_call             all   all   all         all       all   all   -      all      -      -
project                  all   all   all         all       all   all   -      all      -      -
project_partner          all   all   all         all       all   all   -      all      -      -
project_partner_unit     all   all   all         all       all   all   -      all      -      -
project_event            all   all   all         all       all   all   -      all      -      -
project_indicator        all   all   all         all       all   all   -      all      -      -
project_indicator_target all   all   all         all       all   all   -      all      -      -
project_share            all   all   all         all       all   all   -      all      -      -
plan_item                all   all   all         all       all   all   -      all      -      -
plan_link                all   all   all         all       all   all   -      all      -      -
plan_baseline            all   all   all         all       all   all   -      all      -      -
plan_light               all   all   all         all       all   all   -      all      -      -
project_overlap          all   all   all         all       all   all   -      all      -      -
portfolio_rules          all   all   all         all       all   all   -      all      -      -
# Nobody else's, unless it is shared with the unit.
portfolio_view           own   own   own         own       own   own   -      own      -      -
project_output           all   all   all         all       all   all   -      all      -      -
project_output_file      all   all   all         all       all   all   -      all      -      -
project_lesson           all   all   all         all       all   all   -      all      -      -
public_project           all   all   all         all       all   all   -      all      -      -
budget_version           all   all   region      unit      unit  -     -      all      -      -
budget_line              all   all   region      unit      unit  -     -      all      -      -
project_cost             all   all   region      unit      unit  -     -      all      -      -
project_claim            all   all   region      unit      unit  -     -      all      -      -
project_claim_line       all   all   region      unit      unit  -     -      all      -      -
project_claim_event      all   all   region      unit      unit  -     -      all      -      -
project_recovery         all   all   region      unit      unit  -     -      all      -      -
progress_report          all   all   region      unit      unit  -     -      all      -      -
progress_part            all   all   region      unit      unit  -     -      all      -      -
progress_mark            all   all   region      unit      unit  -     -      all      -      -
progress_version         all   all   region      unit      unit  -     -      all      -      -
progress_event           all   all   region      unit      unit  -     -      all      -      -
progress_question        all   all   region      unit      unit  -     -      all      -      -
project_risk             all   all   region      unit      unit  -     -      all      -      -
project_risk_event       all   all   region      unit      unit  -     -      all      -      -
plan_staff               all   all   region      unit      unit  -     -      all      -      -
# Everybody in the network reads who has promised what; what the staff know is read by name in the unit and its centre, and by oneself.
quality_certificate      all   all   all         all       all   all   -      all      -      -
quality_commitment       all   all   all         all       all   all   -      all      -      -
quality_commitment_duty  all   all   all         all       all   all   -      all      -      -
service_promise          all   all   all         all       all   all   -      all      -      -
service_promise_version  all   all   all         all       all   all   -      all      -      -
staff_competence         -     own   region+own  unit+own  own   -     -      -        -      -
# How applications are assessed and decided is read by the centre to which they are made and by the head office.
application_assessor     all   all   region      -         -     -     -      all    -      -
application_decision_step all   all   region      -         -     -     -      all    -      -
application_procedure    all   all   region      -         -     -     -      all    -      -
application_score        all   all   region      -         -     -     -      all    -      -
application_visit        all   all   region      -         -     -     -      all    -      -
membership_appeal        all   all   region      -         -     -     -      all    -      -
# Whoever is to be expelled reads why, and what that rests on.
member_expulsion         all   all   region+own  own       -     -     -      all    -      -
procedure_file           all   all   region+own  own       -     -     -      all    -      -
membership               all   all   all         all       all   all   -      all      -      -
membership_event         all   all   all         all       all   all   -      all      -      -
membership_plan          all   all   region      unit      unit  -     -      all      -      -
membership_task          all   all   region      unit      unit  -     -      all      -      -
membership_closing       all   all   all         all       all   all   -      all      -      -
membership_ended_role    -     all   -           -         -     -     -      -        -      -
membership_farewell      -     all   -           -         -     -     -      -        -      -
expulsion_reminder       -     all   -           -         -     -     -      -        -      -
plan_template            all   all   all         all       all   -     -      all      -      -
membership_decision      all   all   all         all       all   all   -      all      -      -
criteria_set             all   all   all         -         -     -     -      all    -      -
decision_path            all   all   all         -         -     -     -      all    -      -
# What one is told and has put off is one's own, never with a token; what was said about a return is read by whoever reads the return.
notification             own   own   own         own       own   own   own    own      -      -
notification_preference  own   own   own         own       own   own   own    own      -      -
work_item_mark           own   own   own         own       own   own   own    own      -      -
comment                  all   all   region      unit      unit  -     -      all      -      -
# Results: what is asked is everybody's but the funder's; what a unit reports is read by the unit, its centre and the head office.
cell_comment             all   all   region      unit      unit  -     -      all      -      -
check_explanation        all   all   region      unit      unit  -     -      all      -      -
check_rule               all   all   all         all       all   all   -      all      -      -
collection_round         all   all   all         all       all   all   -      all      -      -
correction               all   all   region      unit      unit  -     -      all      -      -
dimension                all   all   all         all       all   all   -      all      -      -
dimension_category       all   all   all         all       all   all   -      all      -      -
fact                     all   all   region      unit      unit  -     -      all      -      -
indicator                all   all   all         all       all   all   -      all      -      -
indicator_group          all   all   all         all       all   all   -      all      -      -
indicator_version        all   all   all         all       all   all   -      all      -      -
person_overlap           all   all   region      unit      unit  -     -      all      -      -
region_return            all   all   region      -         -     -     -      all      -      -
resourcing_parameters    all   all   all         all       all   all   -      all      -      -
result_rollup            all   all   region      -         -     -     -      all      -      -
return_cell              all   all   region      unit      unit  -     -      all      -      -
return_presence          all   all   region      unit      unit  -     -      all      -      -
return_step              all   all   region      unit      unit  -     -      all      -      -
return_version           all   all   region      unit      unit  -     -      all      -      -
round_indicator          all   all   all         all       all   all   -      all      -      -
round_reminder           all   all   region      unit      unit  -     -      all      -      -
target                   all   all   region      unit      unit  -     -      all      -      -
unit_return              all   all   region      unit      unit  -     -      all      -      -
`
