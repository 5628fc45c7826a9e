import { Field, InputType } from '@nestjs/graphql'
import { IsOptional, IsString, MaxLength } from 'class-validator'

@InputType({ description: 'A text in the three languages; one that is left out has not been written yet.' })
export class IndicatorTextInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @MaxLength(4000)
  fi!: string

  @Field(() => String, { nullable: true, description: 'In Swedish.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  sv?: string | null

  @Field(() => String, { nullable: true, description: 'In English.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  en?: string | null
}
