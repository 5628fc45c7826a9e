import { Field, Float, ID, InputType } from '@nestjs/graphql'
import type { UnitKind } from '@solmu/domain/network/facts.js'
import { Type } from 'class-transformer'
import { IsNumber, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { OrgUnitKindEnum } from '../org-unit/org-unit-kind.graphql.js'

@InputType({ description: 'A name in the three languages; where one is missing, the Finnish name stands for it.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'In Finnish.' })
  @IsString()
  @Length(1, 200)
  fi!: string

  @Field(() => String, { nullable: true, description: 'In Swedish; the Finnish text when not given.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  sv?: string | null

  @Field(() => String, { nullable: true, description: 'In English; the Finnish text when not given.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  en?: string | null
}

@InputType({ description: 'What a unit is. Of a unit that exists, only what is given changes.' })
export class UnitDetailsInput {
  @Field(() => ID, { nullable: true, description: 'The organisation that keeps it; needed for a new unit.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null

  @Field(() => OrgUnitKindEnum, { nullable: true, description: 'What it does; needed for a new local unit.' })
  @IsOptional()
  unitKind?: UnitKind | null

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Its name; needed for a new unit.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name?: LocalizedTextInput | null

  @Field(() => String, { nullable: true, description: 'The code of the municipality it stands in; needed for a new unit.' })
  @IsOptional()
  @IsString()
  @Length(3, 3)
  municipalityCode?: string | null

  @Field(() => Float, { nullable: true, description: 'Degrees east; the middle of its municipality when not given.' })
  @IsOptional()
  @IsNumber()
  @Min(19)
  @Max(32)
  lon?: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees north; the middle of its municipality when not given.' })
  @IsOptional()
  @IsNumber()
  @Min(59)
  @Max(71)
  lat?: number | null

  @Field(() => String, { nullable: true, description: 'Street, postal code and town; an empty text takes it away.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  streetAddress?: string | null

  @Field(() => String, { nullable: true, description: 'The e-mail address; an empty text takes it away.' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string | null

  @Field(() => String, { nullable: true, description: 'The telephone number; an empty text takes it away.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null
}
