/**
 * Where the texts of each feature lie, one file per language. A file is loaded
 * when a page of that feature is opened in that language, and never before.
 */
import type { Language } from '../ui/text.js'

export type Messages = Readonly<Record<string, string>>
type MessageFile = () => Promise<{ default: Messages }>

export const messageFiles = {
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
  network: {
    fi: () => import('../features/network/messages/fi.json', { with: { type: 'json' } }),
    sv: () => import('../features/network/messages/sv.json', { with: { type: 'json' } }),
    en: () => import('../features/network/messages/en.json', { with: { type: 'json' } })
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
