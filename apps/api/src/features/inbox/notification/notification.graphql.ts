import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { type Frequency, frequencies, type TopicGroup, topicGroups } from '@solmu/domain/inbox/notification-topics.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'
import { ConnectionOf, PageArgs } from '../../../core/graphql/page.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'

export const TopicGroupEnum = Object.fromEntries(topicGroups.map((group) => [group, group])) as { [G in TopicGroup]: G }
registerEnumType(TopicGroupEnum, {
  name: 'TopicGroup',
  description: 'What people choose how to be told about.',
  valuesMap: {
    returns: { description: 'Collecting results: reminders, questions, more time, delays.' },
    quality: { description: 'Assessments, reviews, commitments and improvement.' },
    reports: { description: 'Published results, questions about them, and files.' },
    members: { description: 'Applications, memberships, agreements and mandates.' },
    access: { description: 'Roles, deputies and keys.' },
    colleagues: { description: 'What colleagues say and hand on.' }
  }
})

export const FrequencyEnum = Object.fromEntries(frequencies.map((each) => [each, each])) as { [F in Frequency]: F }
registerEnumType(FrequencyEnum, {
  name: 'NotificationFrequency',
  description: 'How somebody is told.',
  valuesMap: {
    at_once: { description: 'In Solmu, and by a mail at once.' },
    daily: { description: 'In Solmu, and by a mail collected every morning.' },
    weekly: { description: 'In Solmu, and by a mail collected every Monday morning.' },
    in_app: { description: 'In Solmu alone.' }
  }
})

@ObjectType('Notification', { description: 'Something that the viewer is told.' })
export class NotificationType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => TopicGroupEnum, { description: 'To what it belongs.' })
  group!: TopicGroup

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  says!: LocalizedText

  @Field(() => LocalizedTextType, { nullable: true, description: 'What kind of record it is about; null when it is about no single one.' })
  about!: LocalizedText | null

  @Field(() => OrgUnitRefType, { nullable: true, description: 'Where; null when it is about no single unit.' })
  unit!: OrgUnitRefType | null

  @Field(() => String, { nullable: true, description: 'Who said or handed on something, by name.' })
  person!: string | null

  @Field(() => String, { description: 'Where it is seen, without the language: such as /results/returns.' })
  path!: string

  @Field(() => Date, { description: 'When.' })
  at!: Date

  @Field(() => Date, { nullable: true, description: 'When it was read; null while it is new.' })
  readAt!: Date | null
}

@ObjectType({ description: 'A page of what the viewer is told.' })
export class NotificationConnection extends ConnectionOf(NotificationType, 'notifications') {}

@ArgsType()
export class NotificationListArgs extends PageArgs {
  @IsBoolean()
  @Field(() => Boolean, { defaultValue: false, description: 'Only what is new.' })
  unreadOnly!: boolean

  @IsOptional()
  @IsString()
  @Field(() => TopicGroupEnum, { nullable: true, description: 'Only of one group.' })
  group?: TopicGroup | null
}

@ObjectType({ description: 'How the viewer is told about a group of topics.' })
export class NotificationPreference {
  @Field(() => TopicGroupEnum, { description: 'About what.' })
  group!: TopicGroup

  @Field(() => FrequencyEnum, { description: 'How.' })
  frequency!: Frequency
}

@InputType({ description: 'How the viewer wishes to be told about a group of topics.' })
export class SetNotificationPreferenceInput {
  @IsString()
  @Field(() => TopicGroupEnum, { description: 'About what.' })
  group!: TopicGroup

  @IsString()
  @Field(() => FrequencyEnum, { description: 'How.' })
  frequency!: Frequency
}

@InputType({ description: 'What has been read.' })
export class MarkNotificationsReadInput {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], { nullable: true, description: 'Which ones; everything when not given.' })
  ids?: string[] | null
}

@ObjectType({ description: 'How many are still new.' })
export class NotificationsPayload {
  @Field(() => Int, { description: 'How many notifications the viewer has not read.' })
  unreadCount!: number
}

@ObjectType({ description: 'How the viewer is told, group by group.' })
export class NotificationPreferencePayload {
  @Field(() => [NotificationPreference], { description: 'Every group.' })
  preferences!: NotificationPreference[]
}
