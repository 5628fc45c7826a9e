/** What the command palette offers: pages, actions, and what the search finds. */
import { useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import {
  IconAccessible,
  IconBuildingCommunity,
  IconDeviceDesktop,
  IconHistory,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMapPin,
  IconMessage,
  IconMoon,
  IconPencil,
  IconPlus,
  IconSun,
  IconUpload,
  IconUser
} from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { pick } from '@solmu/shared/text.js'
import { searchQuery } from '../graphql/viewer.operations.js'
import type { IconComponent } from '../ui/button.js'
import { languageName, languages, useLanguage, useLocalized, useText, type Language, type LocalizedText } from '../ui/text.js'
import { useChooseLanguage } from './language-links.js'
import { navigationFor } from './navigation.js'
import { useTheme } from './profile-choices.js'
import { signOut } from './session.js'
import { useCan } from './viewer.js'
import { useViewer } from './viewer.js'

export interface PaletteEntry {
  readonly key: string
  readonly text: string
  readonly detail?: string
  readonly lang?: Language
  readonly icon: IconComponent
  readonly run: () => void
}

export interface PaletteGroup {
  readonly id: 'pages' | 'actions' | 'hits'
  readonly entries: readonly PaletteEntry[]
}

/** Letters without case and accents, except those that Finnish tells apart. */
function folded(text: string): string {
  return text
    .toLocaleLowerCase('fi')
    .replace(/[éèêáàâíóôúûüšž]/g, (letter) => letter.normalize('NFD').charAt(0))
}

/** Whether every word that was typed begins some word of the text. */
export function fits(text: string, typed: string): boolean {
  const words = folded(text).split(/[\s()/-]+/)
  return folded(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}

function usePages(): readonly PaletteEntry[] {
  const t = useText()
  const lang = useLanguage()
  const router = useRouter()
  const viewer = useViewer()
  const go = (path: string) => () => router.history.push(path.replace('$lang', lang))
  const sections = navigationFor(viewer.actions).flatMap((group) => group.sections)
  const belowSections = [
    { path: '/$lang/network/change', label: 'nav.change', icon: IconPencil, requires: 'network.change' },
    { path: '/$lang/network/changes', label: 'nav.changes', icon: IconHistory, requires: 'network.read' },
    { path: '/$lang/organisations/new', label: 'nav.newOrganisation', icon: IconPlus, requires: 'organisation.manage' },
    { path: '/$lang/network/imports', label: 'nav.imports', icon: IconUpload, requires: 'network.import' }
  ].filter(({ requires }) => viewer.actions.includes(requires))
  const others = [
    ...belowSections,
    { path: '/$lang/profile', label: 'nav.profile', icon: IconUser },
    { path: '/$lang/accessibility', label: 'shell.accessibility', icon: IconAccessible },
    { path: '/$lang/privacy', label: 'shell.privacy', icon: IconLock },
    { path: '/$lang/feedback', label: 'shell.feedback', icon: IconMessage }
  ]
  return [
    ...sections.map(({ to, label, icon }) => ({ key: to, text: t(label), icon, run: go(to) })),
    ...others.map(({ path, label, icon }) => ({ key: path, text: t(label), icon, run: go(path) }))
  ]
}

function useActions(onKeys: () => void): readonly PaletteEntry[] {
  const t = useText()
  const lang = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { choose } = useTheme()
  return [
    ...languages
      .filter((language) => language !== lang)
      .map((language) => ({
        key: `language-${language}`,
        text: languageName[language],
        lang: language,
        icon: IconLanguage,
        run: () => chooseLanguage(language)
      })),
    { key: 'light', text: t('palette.theme.light'), icon: IconSun, run: () => choose('light') },
    { key: 'dark', text: t('palette.theme.dark'), icon: IconMoon, run: () => choose('dark') },
    { key: 'system', text: t('palette.theme.system'), icon: IconDeviceDesktop, run: () => choose('system') },
    { key: 'keys', text: t('shell.help.keyboard'), icon: IconKeyboard, run: onKeys },
    { key: 'sign-out', text: t('shell.signOut'), icon: IconLogout, run: () => void signOut(lang) }
  ]
}

const hitIcon = { unit: IconBuildingCommunity, municipality: IconMapPin, person: IconUser, page: IconUser } as const

interface Hit {
  readonly kind: keyof typeof hitIcon
  readonly id: string
  readonly title: LocalizedText
}

/** Where a hit of the search leads; a municipality leads to the units that are in it. */
export function addressOfHit({ kind, id, title }: Hit, lang: Language): string {
  const key = encodeURIComponent(id)
  if (kind === 'unit') return `/${lang}/units/${key}`
  if (kind === 'person') return `/${lang}/admin/users/${key}`
  if (kind === 'municipality') return `/${lang}/network/units?q=${encodeURIComponent(pick(title, lang).text)}`
  return `/${lang}/${id.replace(/^\/+/, '')}`
}

function useHits(typed: string) {
  const t = useText()
  const lang = useLanguage()
  const router = useRouter()
  const localized = useLocalized()
  const [text] = useDebouncedValue(typed.trim(), 200)
  // Who may not see the network finds only the pages.
  const isAllowed = useCan('network.read')
  const skip = text.length < 2 || !isAllowed
  const { data, loading, error } = useQuery(searchQuery, { variables: { text, first: 12 }, skip })
  const entries: readonly PaletteEntry[] = (skip ? [] : (data?.search ?? [])).map((hit) => ({
    key: `${hit.kind}-${hit.id}`,
    text: localized(hit.title),
    detail: [t(`palette.kind.${hit.kind}`), hit.detail && localized(hit.detail)].filter(Boolean).join(' · '),
    icon: hitIcon[hit.kind],
    run: () => router.history.push(addressOfHit(hit, lang))
  }))
  return { entries, isSearching: typed.trim().length >= 2 && (loading || text !== typed.trim()), error }
}

/** All that fits what was typed; with nothing typed, every page and action. */
export function usePaletteGroups(typed: string, onKeys: () => void) {
  const pages = usePages()
  const actions = useActions(onKeys)
  const { entries: hits, isSearching, error } = useHits(typed)
  const wanted = (entries: readonly PaletteEntry[]) =>
    typed.trim() ? entries.filter((entry) => fits(entry.text, typed.trim())) : entries
  const groups: readonly PaletteGroup[] = [
    { id: 'pages', entries: wanted(pages) },
    { id: 'hits', entries: hits },
    { id: 'actions', entries: wanted(actions) }
  ]
  return { groups: groups.filter((group) => group.entries.length > 0), isSearching, error }
}
