/**
 * Where the texts of each feature lie, one file per language. A file is loaded
 * when a page of that feature is opened in that language, and never before.
 */
import type { Language } from '../ui/text.js'
import { memberMessages } from './member-messages.js'

export type Messages = Readonly<Record<string, string>>
type MessageFile = () => Promise<{ default: Messages }>

export const messageFiles = {
  ...memberMessages,
  app: {
    fi: () => import('./messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('./messages/sv.json', { with: { type: 'json' } }),
    en: () => import('./messages/en.json', { with: { type: 'json' } })
  },
  pages: {
    fi: () => import('./pages/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('./pages/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('./pages/messages/en.json', { with: { type: 'json' } })
  },
  identity: {
    fi: () => import('../features/identity/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/identity/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/identity/messages/en.json', { with: { type: 'json' } })
  },
  meeting: {
    fi: () => import('../features/governance/meeting/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/meeting/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/meeting/messages/en.json', { with: { type: 'json' } })
  },
  party: {
    fi: () => import('../features/governance/party/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/governance/party/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/governance/party/messages/en.json', { with: { type: 'json' } })
  },
  network: {
    fi: () => import('../features/network/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/messages/en.json', { with: { type: 'json' } })
  },
  results: {
    fi: () => import('../features/results/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/messages/en.json', { with: { type: 'json' } })
  },
  quality: {
    fi: () => import('../features/quality/views/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/views/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/views/messages/en.json', { with: { type: 'json' } })
  },
  commitment: {
    fi: () => import('../features/quality/commitment/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/commitment/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/commitment/messages/en.json', { with: { type: 'json' } })
  },
  certificate: {
    fi: () => import('../features/quality/certificate/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/certificate/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/certificate/messages/en.json', { with: { type: 'json' } })
  },
  promise: {
    fi: () => import('../features/quality/promise/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/promise/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/promise/messages/en.json', { with: { type: 'json' } })
  },
  competence: {
    fi: () => import('../features/quality/competence/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/competence/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/competence/messages/en.json', { with: { type: 'json' } })
  },
  survey: {
    fi: () => import('../features/quality/survey/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/survey/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/survey/messages/en.json', { with: { type: 'json' } })
  },
  inbox: {
    fi: () => import('../features/inbox/inbox/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/inbox/inbox/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/inbox/inbox/messages/en.json', { with: { type: 'json' } })
  },
  discussion: {
    fi: () => import('../features/inbox/discussion/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/inbox/discussion/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/inbox/discussion/messages/en.json', { with: { type: 'json' } })
  },
  framework: {
    fi: () => import('../features/quality/framework/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/framework/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/framework/messages/en.json', { with: { type: 'json' } })
  },
  assessment: {
    fi: () => import('../features/quality/assessment/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/assessment/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/assessment/messages/en.json', { with: { type: 'json' } })
  },
  review: {
    fi: () => import('../features/quality/review/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/review/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/review/messages/en.json', { with: { type: 'json' } })
  },
  improvement: {
    fi: () => import('../features/quality/improvement/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/improvement/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/improvement/messages/en.json', { with: { type: 'json' } })
  },
  practice: {
    fi: () => import('../features/quality/practice/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/quality/practice/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/quality/practice/messages/en.json', { with: { type: 'json' } })
  },
  indicator: {
    fi: () => import('../features/results/indicator/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/indicator/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/indicator/messages/en.json', { with: { type: 'json' } })
  },
  facts: {
    fi: () => import('../features/results/facts/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/facts/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/facts/messages/en.json', { with: { type: 'json' } })
  },
  round: {
    fi: () => import('../features/results/round/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/round/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/round/messages/en.json', { with: { type: 'json' } })
  },
  unitReturn: {
    fi: () => import('../features/results/unit-return/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/unit-return/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/unit-return/messages/en.json', { with: { type: 'json' } })
  },
  check: {
    fi: () => import('../features/results/check/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/check/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/check/messages/en.json', { with: { type: 'json' } })
  },
  approval: {
    fi: () => import('../features/results/approval/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/approval/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/approval/messages/en.json', { with: { type: 'json' } })
  },
  exchange: {
    fi: () => import('../features/results/exchange/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/exchange/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/exchange/messages/en.json', { with: { type: 'json' } })
  },
  target: {
    fi: () => import('../features/results/target/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/target/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/target/messages/en.json', { with: { type: 'json' } })
  },
  overview: {
    fi: () => import('../features/results/overview/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/results/overview/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/results/overview/messages/en.json', { with: { type: 'json' } })
  },
  builder: {
    fi: () => import('../features/reports/builder/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/builder/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/builder/messages/en.json', { with: { type: 'json' } })
  },
  consolidation: {
    fi: () => import('../features/reports/consolidation/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/consolidation/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/consolidation/messages/en.json', { with: { type: 'json' } })
  },
  difference: {
    fi: () => import('../features/reports/difference/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/difference/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/difference/messages/en.json', { with: { type: 'json' } })
  },
  edition: {
    fi: () => import('../features/reports/edition/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/edition/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/edition/messages/en.json', { with: { type: 'json' } })
  },
  openResults: {
    fi: () => import('../features/reports/open/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/open/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/open/messages/en.json', { with: { type: 'json' } })
  },
  exports: {
    fi: () => import('../features/reports/exports/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/exports/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/exports/messages/en.json', { with: { type: 'json' } })
  },
  publication: {
    fi: () => import('../features/reports/publication/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/reports/publication/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/reports/publication/messages/en.json', { with: { type: 'json' } })
  },
  change: {
    fi: () => import('../features/network/change/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/change/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/change/messages/en.json', { with: { type: 'json' } })
  },
  division: {
    fi: () => import('../features/network/division/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/division/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/division/messages/en.json', { with: { type: 'json' } })
  },
  compare: {
    fi: () => import('../features/network/compare/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/compare/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/compare/messages/en.json', { with: { type: 'json' } })
  },
  organisation: {
    fi: () => import('../features/network/organisation/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/organisation/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/organisation/messages/en.json', { with: { type: 'json' } })
  },
  import: {
    fi: () => import('../features/network/import/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/import/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/import/messages/en.json', { with: { type: 'json' } })
  },
  template: {
    fi: () => import('../features/network/template/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/template/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/template/messages/en.json', { with: { type: 'json' } })
  },
  apply: {
    fi: () => import('../features/onboarding/apply/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/onboarding/apply/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/onboarding/apply/messages/en.json', { with: { type: 'json' } })
  },
  application: {
    fi: () => import('../features/onboarding/application/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/onboarding/application/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/onboarding/application/messages/en.json', { with: { type: 'json' } })
  },
  selection: {
    fi: () => import('../features/onboarding/rules/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/onboarding/rules/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/onboarding/rules/messages/en.json', { with: { type: 'json' } })
  },
  home: {
    fi: () => import('../features/inbox/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/inbox/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/inbox/messages/en.json', { with: { type: 'json' } })
  },
  admin: {
    fi: () => import('../features/access/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/access/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/access/messages/en.json', { with: { type: 'json' } })
  },
  roles: {
    fi: () => import('../features/access/roles/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/access/roles/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/access/roles/messages/en.json', { with: { type: 'json' } })
  },
  people: {
    fi: () => import('../features/access/people/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/access/people/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/access/people/messages/en.json', { with: { type: 'json' } })
  },
  provider: {
    fi: () => import('../features/access/providers/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/access/providers/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/access/providers/messages/en.json', { with: { type: 'json' } })
  },
  audit: {
    fi: () => import('../features/audit/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/audit/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/audit/messages/en.json', { with: { type: 'json' } })
  },
  security: {
    fi: () => import('../features/identity/security/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/identity/security/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/identity/security/messages/en.json', { with: { type: 'json' } })
  },
  profile: {
    fi: () => import('../features/access/profile/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/access/profile/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/access/profile/messages/en.json', { with: { type: 'json' } })
  }
} satisfies Record<string, Record<Language, MessageFile>>

export type MessageFeature = keyof typeof messageFiles
