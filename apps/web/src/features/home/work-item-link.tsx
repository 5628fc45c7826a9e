/** The one button of a row: it leads to where the thing is done. */
import type { ReactNode } from 'react'
import { ButtonLink } from '../../ui/button.js'
import { useLanguage } from '../../ui/text.js'
import type { WorkItem } from './home.operations.js'

export interface WorkItemLinkProps {
  readonly item: WorkItem
  readonly mayGiveRoles: boolean
  readonly mayReadUsers: boolean
  readonly isPrimary: boolean
  /** The title of the row, so that those who listen to the buttons alone know what each is about. */
  readonly about: string
  readonly children: ReactNode
}

type Lang = { readonly lang: string }

/** A role that ends: one's own is looked at in the profile, another person's on their page. */
function roleTarget(item: WorkItem, lang: Lang, mayReadUsers: boolean) {
  const { userId, isOwn } = item.params
  if (isOwn === true || !mayReadUsers) return { to: '/$lang/profile', params: lang, hash: 'roles' } as const
  return { to: '/$lang/admin/users/$id', params: { ...lang, id: String(userId) } } as const
}

function changeTarget(item: WorkItem, lang: Lang) {
  const search = { asOf: item.dueOn ?? undefined, unit: item.unit?.id }
  return { to: '/$lang/network', params: lang, search } as const
}

/** A unit without its leader: whoever gives roles goes to the people, others to the unit. */
function staffingTarget(item: WorkItem, lang: Lang, mayGiveRoles: boolean) {
  if (mayGiveRoles || !item.unit) return { to: '/$lang/admin/users', params: lang } as const
  return { to: '/$lang/units/$id', params: { ...lang, id: item.unit.id } } as const
}

/** Where the thing is done, in the terms of the router. */
export function workItemTarget(item: WorkItem, lang: Lang, may: { giveRoles: boolean; readUsers: boolean }) {
  switch (item.kind) {
    case 'audit_chain_broken':
    case 'audit_chain_checked':
      return { to: '/$lang/admin/audit', params: lang } as const
    case 'municipalities_uncovered':
      return { to: '/$lang/network', params: lang } as const
    case 'centre_without_coordinator':
    case 'unit_without_manager':
      return staffingTarget(item, lang, may.giveRoles)
    case 'mail_failed':
      return { to: '/$lang/admin/outbox', params: lang, search: { state: 'failed' } } as const
    case 'account_locked':
      return { to: '/$lang/admin/users/$id', params: { ...lang, id: String(item.params['userId']) } } as const
    case 'municipality_merger_coming':
    case 'network_change_coming':
      return changeTarget(item, lang)
    case 'role_expiring':
      return roleTarget(item, lang, may.readUsers)
    case 'password_is_demo':
      return { to: '/$lang/profile', params: lang, hash: 'password' } as const
  }
}

export function WorkItemLink({ item, mayGiveRoles, mayReadUsers, isPrimary, about, children }: WorkItemLinkProps) {
  const lang = useLanguage()
  const target = workItemTarget(item, { lang }, { giveRoles: mayGiveRoles, readUsers: mayReadUsers })
  return (
    <ButtonLink {...target} variant={isPrimary ? 'primary' : 'outlined'} size="small">
      {children}
      <span className="visually-hidden">: {about}</span>
    </ButtonLink>
  )
}
