/** The sections of this release, in their fixed order. A section without permission is absent, not greyed. */
import {
  IconBuildingBank,
  IconBuildingCommunity,
  IconHistory,
  IconHome,
  IconIdBadge2,
  IconKey,
  IconMail,
  IconMailForward,
  IconRobot,
  IconShieldCheck,
  IconSitemap,
  IconUserCheck,
  IconUserQuestion
} from '@tabler/icons-react'
import type { Action } from '@solmu/domain/access/actions.js'
import type { IconComponent } from '../ui/button.js'

export type SectionPath =
  | '/$lang'
  | '/$lang/network'
  | '/$lang/network/units'
  | '/$lang/organisations'
  | '/$lang/admin/users'
  | '/$lang/admin/roles'
  | '/$lang/admin/access'
  | '/$lang/admin/access-review'
  | '/$lang/admin/invitations'
  | '/$lang/admin/machines'
  | '/$lang/admin/identity-providers'
  | '/$lang/admin/outbox'
  | '/$lang/admin/audit'

export interface NavSection {
  readonly to: SectionPath
  /** Message id of its name. */
  readonly label: string
  /** Message id of its short name, under the tab of a phone. */
  readonly tab?: string
  readonly icon: IconComponent
  readonly requires: Action
}

export interface NavGroup {
  /** Message id of the group's heading; the first group has none. */
  readonly heading?: string
  readonly sections: readonly NavSection[]
}

const groups: readonly NavGroup[] = [
  {
    sections: [{ to: '/$lang', label: 'nav.home', tab: 'nav.tab.home', icon: IconHome, requires: 'inbox.read' }]
  },
  {
    heading: 'nav.section.network',
    sections: [
      { to: '/$lang/network', label: 'nav.network', tab: 'nav.tab.network', icon: IconSitemap, requires: 'network.read' },
      {
        to: '/$lang/network/units',
        label: 'nav.units',
        tab: 'nav.tab.units',
        icon: IconBuildingCommunity,
        requires: 'network.read'
      },
      { to: '/$lang/organisations', label: 'nav.organisations', icon: IconBuildingBank, requires: 'organisation.read' }
    ]
  },
  {
    heading: 'nav.section.admin',
    sections: [
      { to: '/$lang/admin/users', label: 'nav.users', tab: 'nav.tab.users', icon: IconKey, requires: 'access.read' },
      { to: '/$lang/admin/roles', label: 'nav.roles', icon: IconShieldCheck, requires: 'access.read' },
      { to: '/$lang/admin/access', label: 'nav.accessTo', icon: IconUserQuestion, requires: 'access.read' },
      { to: '/$lang/admin/access-review', label: 'nav.accessReview', icon: IconUserCheck, requires: 'access.review' },
      { to: '/$lang/admin/invitations', label: 'nav.invitations', icon: IconMailForward, requires: 'access.manage' },
      { to: '/$lang/admin/machines', label: 'nav.machines', icon: IconRobot, requires: 'access.administer' },
      { to: '/$lang/admin/identity-providers', label: 'nav.identityProviders', icon: IconIdBadge2, requires: 'access.administer' },
      { to: '/$lang/admin/outbox', label: 'nav.outbox', icon: IconMail, requires: 'outbox.read' },
      { to: '/$lang/admin/audit', label: 'nav.audit', icon: IconHistory, requires: 'audit.read' }
    ]
  }
]

/** The navigation of someone who may do these things. */
export function navigationFor(actions: readonly string[]): readonly NavGroup[] {
  return groups
    .map((group) => ({ ...group, sections: group.sections.filter((one) => actions.includes(one.requires)) }))
    .filter((group) => group.sections.length > 0)
}

/** The sections that stand under a phone's thumb. */
export function tabsFor(actions: readonly string[]): readonly NavSection[] {
  return navigationFor(actions)
    .flatMap((group) => group.sections)
    .filter((section) => section.tab)
    .slice(0, 4)
}

/**
 * Which section a page belongs to: the one with the longest path that leads to it.
 *
 * @example sectionOf('/fi/network/units') // '/$lang/network/units'
 */
export function sectionOf(pathname: string): SectionPath | null {
  const path = pathname.replace(/^\/(fi|sv|en)(?=\/|$)/, '/$lang').replace(/\/$/, '')
  if (path.startsWith('/$lang/units/')) return '/$lang/network/units'
  const fitting = groups
    .flatMap((group) => group.sections.map((section) => section.to))
    .filter((to) => path === to || (to !== '/$lang' && path.startsWith(`${to}/`)))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}
