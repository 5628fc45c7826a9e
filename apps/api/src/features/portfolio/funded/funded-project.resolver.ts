import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql'
import { leftOf } from '@solmu/domain/portfolio/claim-money.js'
import { IsOptional, IsUUID } from 'class-validator'
import { Requires } from '../../../core/access/requires.js'
import { Db } from '../../../core/db/db.js'
import { money } from '../money-input.js'
import { FundedProject } from './funded-project.graphql.js'

@ArgsType()
class FundedProjectsArgs {
  @Field(() => ID, { nullable: true, description: 'An audience: only the projects of its funder are told.' })
  @IsOptional()
  @IsUUID()
  audienceId!: string | null
}

const sums = ['applied', 'granted', 'claimed', 'certified', 'paid', 'owed'] as const
type Row = Omit<FundedProject, (typeof sums)[number] | 'leftToClaim' | 'leftToCertify'> & Readonly<Record<(typeof sums)[number], string>> & { readonly currency: string }

const FUNDED = `SELECT id, number, title, summary, stage, starts_on AS "startsOn", ends_on AS "endsOn", lead, funder_id AS "funderId", funder, programme_id AS "programmeId", programme, call, currency,
    ${sums.map((sum) => `${sum}::text AS ${sum}`).join(', ')} FROM app.funded_projects($1)`

/** What does a funder pay for, and what is left of its money? A funder is told of its own projects alone. */
@Resolver()
export class FundedProjectResolver {
  constructor(private readonly db: Db) {}

  @Requires('publication.read')
  @Query(() => [FundedProject], { description: 'The projects that have been applied for at the viewer’s organisation or that it pays for, the newest first; those of every funder for whoever reads all publications.' })
  async fundedProjects(@Args() { audienceId }: FundedProjectsArgs): Promise<FundedProject[]> {
    const rows = await this.db.sql<Row>(FUNDED, [audienceId ?? null])
    return rows.map(({ currency, ...row }) => {
      const { leftToClaim, leftToCertify } = leftOf(BigInt(row.granted), { claimed: BigInt(row.claimed), certified: BigInt(row.certified) })
      const inMoney = Object.fromEntries(sums.map((sum) => [sum, money(row[sum], currency)])) as unknown as Pick<FundedProject, (typeof sums)[number]>
      return { ...row, ...inMoney, leftToClaim: money(leftToClaim, currency), leftToCertify: money(leftToCertify, currency) }
    })
  }
}
