import { Foundation1763700000000 } from './1763700000000-foundation.js'
import { NetworkInTime1763800000000 } from './1763800000000-network-in-time.js'
import { SessionsAndReach1763900000000 } from './1763900000000-sessions-and-reach.js'
import { SignIn1764000000000 } from './1764000000000-sign-in.js'
import { People1764100000000 } from './1764100000000-people.js'
import { Roles1764200000000 } from './1764200000000-roles.js'
import { IdentityProviders1764300000000 } from './1764300000000-identity-providers.js'
import { Audit1764400000000 } from './1764400000000-audit.js'
import { ClosingAndReset1764500000000 } from './1764500000000-closing-and-reset.js'
import { Results1764600000000 } from './1764600000000-results.js'
import { IndicatorLibrary1764610000000 } from './1764610000000-indicator-library.js'
import { ResultFacts1764620000000 } from './1764620000000-result-facts.js'
import { ResultApproval1764630000000 } from './1764630000000-result-approval.js'
import { WritingReturns1764640000000 } from './1764640000000-writing-returns.js'
import { ResultRounds1764650000000 } from './1764650000000-result-rounds.js'
import { CheckExplanations1764660000000 } from './1764660000000-check-explanations.js'
import { Editions1764700000000 } from './1764700000000-editions.js'
import { Publication1764710000000 } from './1764710000000-publication.js'
import { ReportTemplates1764720000000 } from './1764720000000-report-templates.js'
import { ExportJobs1764730000000 } from './1764730000000-export-jobs.js'
import { Readers1764750000000 } from './1764750000000-readers.js'
import { QualityFrameworks1764800000000 } from './1764800000000-quality-frameworks.js'
import { QualityAssessments1764810000000 } from './1764810000000-quality-assessments.js'
import { QualityReviews1764820000000 } from './1764820000000-quality-reviews.js'
import { QualityImprovement1764830000000 } from './1764830000000-quality-improvement.js'
import { QualityCommitments1764840000000 } from './1764840000000-quality-commitments.js'
import { QualityParameters1764850000000 } from './1764850000000-quality-parameters.js'
import { QualityCriterionField1764855000000 } from './1764855000000-quality-criterion-field.js'
import { QualitySurveys1764860000000 } from './1764860000000-quality-surveys.js'
import { Inbox1764900000000 } from './1764900000000-inbox.js'
import { Agreements1764910000000 } from './1764910000000-agreements.js'
import { Applications1764920000000 } from './1764920000000-applications.js'
import { ApplicationDecisions1764930000000 } from './1764930000000-application-decisions.js'
import { Memberships1764940000000 } from './1764940000000-memberships.js'
import { TasksByFact1764950000000 } from './1764950000000-tasks-by-fact.js'
import { DiscussionNames1764951000000 } from './1764951000000-discussion-names.js'
import { AgreementsRead1764952000000 } from './1764952000000-agreements-read.js'
import { MembershipLeaving1764953000000 } from './1764953000000-membership-leaving.js'
import { DecisionRecords1764954000000 } from './1764954000000-decision-records.js'
import { CharterBodies1764960000000 } from './1764960000000-charter-bodies.js'
import { Ballots1764970000000 } from './1764970000000-ballots.js'
import { Decisions1764980000000 } from './1764980000000-decisions.js'
import { Proposals1764990000000 } from './1764990000000-proposals.js'
import { MembershipEnds1765000000000 } from './1765000000000-membership-ends.js'
import { Meetings1765020000000 } from './1765020000000-meetings.js'
import { CentreChoices1765030000000 } from './1765030000000-centre-choices.js'
import { Negotiations1765031000000 } from './1765031000000-negotiations.js'
import { BallotLinks1765040000000 } from './1765040000000-ballot-links.js'
import { OpenDecisions1765050000000 } from './1765050000000-open-decisions.js'
import { MeetingAmendments1765060000000 } from './1765060000000-meeting-amendments.js'
import { BallotNotice1765070000000 } from './1765070000000-ballot-notice.js'
import { ChoosingAndBodies1765080000000 } from './1765080000000-choosing-and-bodies.js'
import { PartyAnswers1765090000000 } from './1765090000000-party-answers.js'
import { BallotBudget1765095000000 } from './1765095000000-ballot-budget.js'
import { AgreementDeclines1765098000000 } from './1765098000000-agreement-declines.js'
import { Portfolio1765100000000 } from './1765100000000-portfolio.js'
import { PartiesAnswer1765110000000 } from './1765110000000-parties-answer.js'
import { MeetingOffices1765120000000 } from './1765120000000-meeting-offices.js'
import { DecisionBasis1765121000000 } from './1765121000000-decision-basis.js'
import { Claims1765140000000 } from './1765140000000-claims.js'
import { PublicProjects1765150000000 } from './1765150000000-public-projects.js'
import { PartyVoices1765160000000 } from './1765160000000-party-voices.js'
import { BallotKeysAhead1765161000000 } from './1765161000000-ballot-keys-ahead.js'
import { WordsOfOutcomes1765162000000 } from './1765162000000-words-of-outcomes.js'
import { AskedElsewhere1765163000000 } from './1765163000000-asked-elsewhere.js'
import { ProjectPlans1765170000000 } from './1765170000000-project-plans.js'
import { ProjectResults1765180000000 } from './1765180000000-project-results.js'
import { PortfolioViews1765190000000 } from './1765190000000-portfolio-views.js'
import { Embedding1765200000000 } from './1765200000000-embedding.js'
import { FundedProjects1765210000000 } from './1765210000000-funded-projects.js'
import { SideOfTheChair1765215000000 } from './1765215000000-side-of-the-chair.js'
import { PortfolioReads1765220000000 } from './1765220000000-portfolio-reads.js'
import { Knowledge1765230000000 } from './1765230000000-knowledge.js'
import { CardImports1765231000000 } from './1765231000000-card-imports.js'
import { MoneyTakenBack1765240000000 } from './1765240000000-money-taken-back.js'
import { EditionHaste1765250000000 } from './1765250000000-edition-haste.js'

/** Every migration, oldest first. */
export const migrations = [
  Foundation1763700000000,
  NetworkInTime1763800000000,
  SessionsAndReach1763900000000,
  SignIn1764000000000,
  People1764100000000,
  Roles1764200000000,
  IdentityProviders1764300000000,
  Audit1764400000000,
  ClosingAndReset1764500000000,
  Results1764600000000,
  IndicatorLibrary1764610000000,
  ResultFacts1764620000000,
  ResultApproval1764630000000,
  WritingReturns1764640000000,
  ResultRounds1764650000000,
  CheckExplanations1764660000000,
  Editions1764700000000,
  Publication1764710000000,
  ReportTemplates1764720000000,
  ExportJobs1764730000000,
  Readers1764750000000,
  QualityFrameworks1764800000000,
  QualityAssessments1764810000000,
  QualityReviews1764820000000,
  QualityImprovement1764830000000,
  QualityCommitments1764840000000,
  QualityParameters1764850000000,
  QualityCriterionField1764855000000,
  QualitySurveys1764860000000,
  Inbox1764900000000,
  Agreements1764910000000,
  Applications1764920000000,
  ApplicationDecisions1764930000000,
  Memberships1764940000000,
  TasksByFact1764950000000,
  DiscussionNames1764951000000,
  AgreementsRead1764952000000,
  MembershipLeaving1764953000000,
  DecisionRecords1764954000000,
  CharterBodies1764960000000,
  Ballots1764970000000,
  Decisions1764980000000,
  Proposals1764990000000,
  MembershipEnds1765000000000,
  Meetings1765020000000,
  CentreChoices1765030000000,
  Negotiations1765031000000,
  BallotLinks1765040000000,
  OpenDecisions1765050000000,
  MeetingAmendments1765060000000,
  BallotNotice1765070000000,
  ChoosingAndBodies1765080000000,
  PartyAnswers1765090000000,
  BallotBudget1765095000000,
  AgreementDeclines1765098000000,
  Portfolio1765100000000,
  PartiesAnswer1765110000000,
  MeetingOffices1765120000000,
  DecisionBasis1765121000000,
  Claims1765140000000,
  PublicProjects1765150000000,
  PartyVoices1765160000000,
  BallotKeysAhead1765161000000,
  WordsOfOutcomes1765162000000,
  AskedElsewhere1765163000000,
  ProjectPlans1765170000000,
  ProjectResults1765180000000,
  PortfolioViews1765190000000,
  Embedding1765200000000,
  FundedProjects1765210000000,
  SideOfTheChair1765215000000,
  PortfolioReads1765220000000,
  Knowledge1765230000000,
  CardImports1765231000000,
  MoneyTakenBack1765240000000,
  EditionHaste1765250000000
]
