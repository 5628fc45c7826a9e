import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { Type } from 'class-transformer'
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator'
import { PublicationRef } from '../publication.graphql.js'

@InputType({ description: 'What the head office writes beside the figures.' })
export class NarrativeInput {
  @Field(() => String, { description: 'In Finnish; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  fi!: string

  @Field(() => String, { description: 'In Swedish; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  sv!: string

  @Field(() => String, { description: 'In English; may be empty.' })
  @IsString()
  @MaxLength(10_000)
  en!: string
}

@InputType({ description: 'A certified edition to publish.' })
export class PublishEditionInput {
  @Field(() => ID, { description: 'The edition.' })
  @IsUUID()
  editionId!: string

  @Field(() => [ID], { description: 'To which audiences; those that read it already are left as they are. At most 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  audienceIds!: string[]

  @Field(() => NarrativeInput, { nullable: true, description: 'What is written beside the figures; nothing when not given.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NarrativeInput)
  narrative?: NarrativeInput | null
}

@ObjectType({ description: 'What was published.' })
export class PublishEditionPayload {
  @Field(() => [PublicationRef], { description: 'The publications of these audiences, also those that there were already.' })
  publications!: PublicationRef[]

  @Field(() => Int, { description: 'How many people were told by mail.' })
  toldCount!: number
}
