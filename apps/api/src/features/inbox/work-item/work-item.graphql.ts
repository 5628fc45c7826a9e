import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { WorkItemKind, WorkItemParams, WorkItemUrgency } from '@solmu/domain/inbox/work-items.js'
import { IsoDay, ParamsScalar } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export const WorkItemKindEnum = {
  unit_without_manager: 'unit_without_manager',
  centre_without_coordinator: 'centre_without_coordinator',
  municipalities_uncovered: 'municipalities_uncovered',
  network_change_coming: 'network_change_coming',
  municipality_merger_coming: 'municipality_merger_coming',
  role_expiring: 'role_expiring',
  access_review_waiting: 'access_review_waiting',
  mail_failed: 'mail_failed',
  account_locked: 'account_locked',
  erasure_requested: 'erasure_requested',
  audit_chain_broken: 'audit_chain_broken',
  audit_chain_checked: 'audit_chain_checked',
  password_is_demo: 'password_is_demo'
} as const satisfies { [K in WorkItemKind]: K }

registerEnumType(WorkItemKindEnum, {
  name: 'WorkItemKind',
  description: 'What it is that waits.',
  valuesMap: {
    unit_without_manager: { description: 'A local unit has no manager.' },
    centre_without_coordinator: { description: 'A regional centre has no coordinator.' },
    municipalities_uncovered: { description: 'Municipalities of the mainland are served by no centre; count.' },
    network_change_coming: { description: 'Units open, close, move, merge or split; change, unitCount, days.' },
    municipality_merger_coming: { description: 'Two municipalities merge; municipality, into, days, and isContested when their centres differ.' },
    role_expiring: { description: 'A role ends and nothing follows it; role, personName, userId, isOwn.' },
    access_review_waiting: { description: 'Roles wait for their yearly review; count, overdue.' },
    mail_failed: { description: 'Messages could not be sent; count.' },
    account_locked: { description: 'Somebody has to wait before signing in again; userId, personName.' },
    erasure_requested: { description: 'Somebody has asked to be erased; userId, personName.' },
    audit_chain_broken: { description: 'The audit trail has been changed; number of the first wrong entry.' },
    audit_chain_checked: { description: 'The audit trail is whole; entryCount, checkedOn.' },
    password_is_demo: { description: 'One’s password is the one that all demo accounts share.' }
  }
})

export const WorkItemUrgencyEnum = {
  late: 'late',
  today: 'today',
  soon: 'soon',
  later: 'later'
} as const satisfies { [U in WorkItemUrgency]: U }

registerEnumType(WorkItemUrgencyEnum, {
  name: 'WorkItemUrgency',
  description: 'How pressing it is.',
  valuesMap: {
    late: { description: 'Its day has passed, or it should not be so at all.' },
    today: { description: 'Today.' },
    soon: { description: 'Within a week.' },
    later: { description: 'After that, or whenever there is time.' }
  }
})

@ObjectType('WorkItem', { description: 'Something that waits for the viewer; it goes away when the matter is settled.' })
export class WorkItemType {
  @Field(() => ID, { description: 'Kind and subject: the same matter has the same id tomorrow.' })
  id!: string

  @Field(() => WorkItemKindEnum, { description: 'What it is.' })
  kind!: WorkItemKind

  @Field(() => WorkItemUrgencyEnum, { description: 'How pressing it is.' })
  urgency!: WorkItemUrgency

  @Field(() => IsoDay, { nullable: true, description: 'The day by which it has to be settled, or on which it happens.' })
  dueOn!: string | null

  @Field(() => ParamsScalar, { description: 'What the sentence names; which names there are follows from the kind.' })
  params!: WorkItemParams

  @Field(() => OrgUnitRefType, { nullable: true, description: 'The unit that it is about.' })
  unit!: OrgUnitRefType | null
}
