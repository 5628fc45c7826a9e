/** The sections of this release, in their fixed order. A section without permission is absent, not greyed. */
import {
  IconAddressBook,
  IconBook2,
  IconBriefcase,
  IconBuildingBank,
  IconBuildingCommunity,
  IconBulb,
  IconCalculator,
  IconCalendarCheck,
  IconCalendarEvent,
  IconCalendarUser,
  IconCertificate,
  IconChartDots2,
  IconChartHistogram,
  IconChartPie,
  IconChecklist,
  IconClipboardList,
  IconCoins,
  IconDownload,
  IconEyeCheck,
  IconFileDescription,
  IconFileText,
  IconGavel,
  IconGridDots,
  IconHistory,
  IconHome,
  IconIdBadge2,
  IconInbox,
  IconKey,
  IconListCheck,
  IconListNumbers,
  IconMail,
  IconMailForward,
  IconMap,
  IconMessagePlus,
  IconMessages,
  IconPigMoney,
  IconProgressCheck,
  IconReport,
  IconReportAnalytics,
  IconRobot,
  IconRosetteDiscountCheck,
  IconRoute,
  IconRulerMeasure,
  IconScale,
  IconSchool,
  IconShieldCheck,
  IconSignature,
  IconSitemap,
  IconSpeakerphone,
  IconTargetArrow,
  IconTemplate,
  IconTimeline,
  IconUserCheck,
  IconUserQuestion,
  IconUserSearch,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
  IconWorldSearch
} from '@tabler/icons-react'
import type { Action } from '@solmu/domain/access/actions.js'
import type { IconComponent } from '../ui/button.js'
import type { SectionPath } from './section-paths.js'

export interface NavSection {
  readonly to: SectionPath
  /** Message id of its name. */
  readonly label: string
  /** Message id of its short name, under the tab of a phone. */
  readonly tab?: string
  readonly icon: IconComponent
  readonly requires: Action
  /** The section under whose heading it stands: beside the page it is listed only while one is in that family. */
  readonly within?: SectionPath
}

export interface NavGroup {
  /** Message id of the group's heading; the first group has none. */
  readonly heading?: string
  readonly sections: readonly NavSection[]
}

const groups: readonly NavGroup[] = [
  {
    sections: [
      { to: '/$lang', label: 'nav.home', tab: 'nav.tab.home', icon: IconHome, requires: 'inbox.read' },
      { to: '/$lang/inbox', label: 'nav.inbox', icon: IconInbox, requires: 'inbox.read' }
    ]
  },
  {
    heading: 'nav.section.network',
    sections: [
      { to: '/$lang/network', label: 'nav.network', tab: 'nav.tab.network', icon: IconSitemap, requires: 'network.read' },
      { to: '/$lang/network/units', label: 'nav.units', tab: 'nav.tab.units', icon: IconBuildingCommunity, requires: 'network.read' },
      { to: '/$lang/organisations', label: 'nav.organisations', icon: IconBuildingBank, requires: 'organisation.read' }
    ]
  },
  {
    heading: 'nav.section.members',
    sections: [
      { to: '/$lang/members', label: 'nav.members', icon: IconAddressBook, requires: 'member.read' },
      { to: '/$lang/members/applications', label: 'nav.applications', icon: IconFileDescription, requires: 'application.read' },
      { to: '/$lang/members/pipeline', label: 'nav.pipeline', icon: IconTimeline, within: '/$lang/members/applications', requires: 'application.read' },
      { to: '/$lang/members/decisions', label: 'nav.membershipDecisions', icon: IconGavel, within: '/$lang/members/applications', requires: 'application.read' },
      { to: '/$lang/members/calls', label: 'nav.calls', icon: IconSpeakerphone, within: '/$lang/members/applications', requires: 'application.read' },
      { to: '/$lang/members/criteria', label: 'nav.applicationCriteria', icon: IconListNumbers, within: '/$lang/members/applications', requires: 'application.read' },
      { to: '/$lang/members/decision-path', label: 'nav.decisionPath', icon: IconRoute, within: '/$lang/members/applications', requires: 'application.read' },
      { to: '/$lang/members/plans', label: 'nav.plans', icon: IconMap, requires: 'plan.read' },
      { to: '/$lang/agreements', label: 'nav.agreements', icon: IconFileText, requires: 'agreement.read' },
      { to: '/$lang/mandates', label: 'nav.mandates', icon: IconUserShield, requires: 'mandate.read' }
    ]
  },
  {
    heading: 'nav.section.governance',
    sections: [
      { to: '/$lang/governance/charter', label: 'nav.charter', icon: IconScale, requires: 'charter.read' },
      { to: '/$lang/governance/bodies', label: 'nav.bodies', icon: IconUsersGroup, requires: 'body.read' },
      { to: '/$lang/governance/meetings', label: 'nav.meetings', icon: IconCalendarUser, requires: 'meeting.read' },
      { to: '/$lang/governance/proposals', label: 'nav.proposals', icon: IconMessagePlus, requires: 'proposal.read' },
      { to: '/$lang/governance/answers', label: 'nav.partyQuestions', icon: IconUserQuestion, requires: 'party.answer' },
      { to: '/$lang/governance/ballots', label: 'nav.ballots', icon: IconChecklist, requires: 'ballot.read' },
      { to: '/$lang/governance/centre-choices', label: 'nav.centreChoices', icon: IconTargetArrow, requires: 'choice.read' },
      { to: '/$lang/governance/decisions', label: 'nav.decisions', icon: IconGavel, requires: 'decision.read' },
      { to: '/$lang/governance/negotiations', label: 'nav.negotiations', icon: IconSpeakerphone, requires: 'negotiation.read' }
    ]
  },
  {
    heading: 'nav.section.portfolio',
    sections: [
      { to: '/$lang/portfolio/projects', label: 'nav.projects', icon: IconBriefcase, requires: 'project.read' },
      { to: '/$lang/portfolio', label: 'nav.portfolio', icon: IconChartPie, within: '/$lang/portfolio/projects', requires: 'project.read' },
      { to: '/$lang/portfolio/funders', label: 'nav.funders', icon: IconCoins, within: '/$lang/portfolio/projects', requires: 'project.read' },
      { to: '/$lang/portfolio/knowledge', label: 'nav.knowledge', icon: IconBook2, within: '/$lang/portfolio/projects', requires: 'project.read' },
      { to: '/$lang/portfolio/public', label: 'nav.publicProjects', icon: IconWorldSearch, within: '/$lang/portfolio/projects', requires: 'project.read' },
      { to: '/$lang/portfolio/funded', label: 'nav.funded', icon: IconPigMoney, requires: 'publication.read' }
    ]
  },
  {
    heading: 'nav.section.results',
    sections: [
      { to: '/$lang/results', label: 'nav.results', icon: IconReportAnalytics, requires: 'return.read' },
      { to: '/$lang/results/returns', label: 'nav.returns', tab: 'nav.tab.returns', icon: IconClipboardList, requires: 'return.read' },
      { to: '/$lang/results/rounds', label: 'nav.rounds', icon: IconCalendarEvent, requires: 'indicator.read' },
      { to: '/$lang/results/targets', label: 'nav.targets', icon: IconTargetArrow, requires: 'return.read' },
      { to: '/$lang/results/overlaps', label: 'nav.overlaps', icon: IconUsersGroup, requires: 'return.read' },
      { to: '/$lang/results/indicators', label: 'nav.indicators', icon: IconRulerMeasure, requires: 'indicator.read' },
      { to: '/$lang/results/rules', label: 'nav.checkRules', icon: IconListCheck, requires: 'indicator.read' }
    ]
  },
  {
    heading: 'nav.section.quality',
    sections: [
      { to: '/$lang/quality', label: 'nav.quality', icon: IconGridDots, requires: 'quality.read' },
      {
        to: '/$lang/quality/association',
        label: 'nav.qualityResults',
        icon: IconChartDots2,
        within: '/$lang/quality',
        requires: 'return.read'
      },
      { to: '/$lang/quality/resourcing', label: 'nav.resourcing', icon: IconCalculator, within: '/$lang/quality', requires: 'quality.read' },
      { to: '/$lang/quality/assessments', label: 'nav.assessments', icon: IconChecklist, requires: 'quality.read' },
      {
        to: '/$lang/quality/rounds',
        label: 'nav.assessmentRounds',
        icon: IconCalendarCheck,
        within: '/$lang/quality/assessments',
        requires: 'quality.read'
      },
      {
        to: '/$lang/quality/reviewers',
        label: 'nav.reviewers',
        icon: IconUserSearch,
        within: '/$lang/quality/assessments',
        requires: 'review.assign'
      },
      { to: '/$lang/quality/reviews', label: 'nav.reviews', icon: IconEyeCheck, requires: 'review.write' },
      { to: '/$lang/quality/commitments', label: 'nav.commitments', icon: IconSignature, requires: 'commitment.read' },
      { to: '/$lang/quality/competence', label: 'nav.competence', icon: IconSchool, requires: 'competence.read' },
      { to: '/$lang/quality/improvements', label: 'nav.improvements', icon: IconProgressCheck, requires: 'improvement.read' },
      {
        to: '/$lang/quality/practices',
        label: 'nav.practices',
        icon: IconBulb,
        within: '/$lang/quality/improvements',
        requires: 'quality.read'
      },
      { to: '/$lang/quality/surveys', label: 'nav.surveys', icon: IconMessages, requires: 'survey.read' },
      { to: '/$lang/quality/frameworks', label: 'nav.frameworks', icon: IconRosetteDiscountCheck, requires: 'quality.read' }
    ]
  },
  {
    heading: 'nav.section.reports',
    sections: [
      { to: '/$lang/publications', label: 'nav.publications', tab: 'nav.tab.publications', icon: IconReport, requires: 'inbox.read' },
      { to: '/$lang/exports', label: 'nav.exports', icon: IconDownload, requires: 'inbox.read' },
      { to: '/$lang/reports', label: 'nav.consolidation', icon: IconChartHistogram, requires: 'return.read' },
      { to: '/$lang/reports/editions', label: 'nav.editions', icon: IconCertificate, requires: 'edition.read' },
      { to: '/$lang/reports/templates', label: 'nav.reportTemplates', icon: IconTemplate, requires: 'edition.read' },
      { to: '/$lang/reports/audiences', label: 'nav.audiences', icon: IconUsers, requires: 'edition.publish' }
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

const familyOf = ({ to, within }: NavSection): SectionPath => within ?? to

/** What is listed beside a page: the heads of all families, and the whole of the one in which one is. */
export function sectionsBeside({ sections }: NavGroup, current: SectionPath | null): readonly NavSection[] {
  const here = sections.find(({ to }) => to === current)
  const heads = new Set(sections.map(({ to }) => to))
  return sections.filter(({ within, ...each }) => within === undefined || !heads.has(within) || (here && familyOf(here) === familyOf({ within, ...each })))
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
  if (path === '/$lang/results/dimensions' || path === '/$lang/results/groups') return '/$lang/results/indicators'
  if (path === '/$lang/quality/certificates' || path === '/$lang/quality/promises') return '/$lang/quality/commitments'
  if (path.startsWith('/$lang/quality/survey-rounds/')) return '/$lang/quality/surveys'
  if (path === '/$lang/results/calendar') return '/$lang/results/rounds'
  const fitting = groups
    .flatMap((group) => group.sections.map((section) => section.to))
    .filter((to) => path === to || (to !== '/$lang' && path.startsWith(`${to}/`)))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}
