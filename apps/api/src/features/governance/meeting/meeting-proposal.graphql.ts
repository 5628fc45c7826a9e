import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { LocalizedText } from '@solmu/shared/text.js'
import { LocalizedTextType } from '../../../core/graphql/localized-text.graphql.js'

@ObjectType({ description: 'The proposal that an item is about, with the text that is before the body: in a draft the newest version, from the notice on the one that it named, and at last the one that was decided.' })
export class MeetingProposal {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'The number of that version.' })
  version!: number

  @Field(() => Int, { nullable: true, description: 'The version that was before the members at the notice; null before it, and of meetings that were called before it was kept.' })
  noticedVersion!: number | null

  @Field(() => Int, { description: 'The newest version there is.' })
  latestVersion!: number

  @Field(() => LocalizedTextType, { description: 'What the version is called.' })
  title!: LocalizedText

  @Field(() => LocalizedTextType, { description: 'What it says.' })
  content!: LocalizedText

  @Field(() => [LocalizedTextType], { description: 'Between what one chooses in it; empty for what is only agreed to or not.' })
  options!: LocalizedText[]
}
