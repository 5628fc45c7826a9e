import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { NeedsFreshProof, Requires } from '../../../core/access/requires.js'
import { AcceptAgreementInput, CompleteAgreementObligationInput, DeclineAgreementInput, DropAgreementObligationInput, FileAcceptanceInput, SaveAgreementObligationInput } from './acceptance-input.graphql.js'
import { AgreementObligation } from './acceptance.graphql.js'
import { AcceptanceService } from './acceptance.service.js'
import { AgreementDraftService } from './agreement-draft.service.js'
import { AgreementVersionInput, SaveAgreementDraftInput, SaveAgreementInput, TerminateAgreementInput } from './agreement-input.graphql.js'
import { AgreementReader } from './agreement-reader.js'
import { Agreement, AgreementPayload, AgreementSigning, AgreementText } from './agreement.graphql.js'
import { AgreementService } from './agreement.service.js'
import { DeclineService } from './decline.service.js'
import { ObligationService } from './obligation.service.js'

/** What has been agreed, by whom, and what follows from it. */
@Resolver(() => Agreement)
export class AgreementResolver {
  constructor(
    private readonly reader: AgreementReader,
    private readonly service: AgreementService,
    private readonly drafts: AgreementDraftService,
    private readonly accepting: AcceptanceService,
    private readonly declining: DeclineService,
    private readonly duties: ObligationService
  ) {}

  @Requires('agreement.read')
  @Query(() => [Agreement], { description: 'The agreements that the viewer reads, by kind, with their versions and parties.' })
  agreements(): Promise<Agreement[]> {
    return this.reader.list()
  }

  @Requires('agreement.read')
  @Query(() => Agreement, { description: 'One agreement.' })
  agreement(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Agreement> {
    return this.reader.one(id)
  }

  @Requires('agreement.read')
  @Query(() => AgreementText, { description: 'What a version says, with its annexes.' })
  agreementText(@Args('versionId', { type: () => ID, description: 'Which version.' }) versionId: string): Promise<AgreementText> {
    return this.reader.text(versionId)
  }

  @Requires('agreement.read')
  @Query(() => AgreementSigning, { description: 'What the viewer needs to accept a version, or why they cannot.' })
  agreementSigning(@Args('versionId', { type: () => ID, description: 'Which version.' }) versionId: string): Promise<AgreementSigning> {
    return this.accepting.signing(versionId)
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Registers an agreement, or changes what it is called, who reads it and who its parties are.' })
  async saveAgreement(@Args('input', { description: 'What it is.' }) input: SaveAgreementInput): Promise<AgreementPayload> {
    return { agreement: await this.service.save(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Writes the draft of the next version of an agreement.' })
  async saveAgreementDraft(@Args('input', { description: 'What it says.' }) input: SaveAgreementDraftInput): Promise<AgreementPayload> {
    return { agreement: await this.drafts.save(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Throws the draft of a version away.' })
  async discardAgreementDraft(@Args('input', { description: 'Which one.' }) input: AgreementVersionInput): Promise<AgreementPayload> {
    return { agreement: await this.drafts.discard(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Gives a version out for acceptance. It never changes again.' })
  async openAgreementVersion(@Args('input', { description: 'Which one.' }) input: AgreementVersionInput): Promise<AgreementPayload> {
    return { agreement: await this.service.open(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Gives notice of a version, or takes back one that is only open.' })
  async terminateAgreement(@Args('input', { description: 'Which one, from when, and why.' }) input: TerminateAgreementInput): Promise<AgreementPayload> {
    return { agreement: await this.service.terminate(input) }
  }

  @Requires('agreement.sign')
  @NeedsFreshProof()
  @Mutation(() => AgreementPayload, { description: 'Accepts a version for a party, by the mandate of the viewer. What was accepted stays accepted.' })
  async acceptAgreement(@Args('input', { description: 'What, for whom, and by what mandate.' }) input: AcceptAgreementInput): Promise<AgreementPayload> {
    return { agreement: await this.accepting.accept(input) }
  }

  @Requires('agreement.sign')
  @Mutation(() => AgreementPayload, { description: 'Says for a party that it does not accept a version, by the mandate of the viewer. It can be accepted afterwards.' })
  async declineAgreement(@Args('input', { description: 'What, for whom, by what mandate, and why.' }) input: DeclineAgreementInput): Promise<AgreementPayload> {
    return { agreement: await this.declining.decline(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Files the signed copy of a version for a party.' })
  async fileAgreementAcceptance(@Args('input', { description: 'What was signed, by whom, and when.' }) input: FileAcceptanceInput): Promise<AgreementPayload> {
    return { agreement: await this.accepting.file(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Records what an agreement obliges to, or changes what is not done yet.' })
  async saveAgreementObligation(@Args('input', { description: 'What, whose, and by when.' }) input: SaveAgreementObligationInput): Promise<AgreementPayload> {
    return { agreement: await this.duties.save(input) }
  }

  @Requires('agreement.read')
  @Mutation(() => AgreementPayload, { description: 'Marks an obligation of an agreement as done.' })
  async completeAgreementObligation(@Args('input', { description: 'Which one, and what shows it.' }) input: CompleteAgreementObligationInput): Promise<AgreementPayload> {
    return { agreement: await this.duties.complete(input) }
  }

  @Requires('agreement.manage')
  @Mutation(() => AgreementPayload, { description: 'Takes an obligation away that was not done.' })
  async dropAgreementObligation(@Args('input', { description: 'Which one.' }) input: DropAgreementObligationInput): Promise<AgreementPayload> {
    return { agreement: await this.duties.drop(input) }
  }

  @ResolveField(() => [AgreementObligation], { description: 'What it obliges to, by day; what is done stands last.' })
  obligations(@Parent() agreement: Agreement): Promise<AgreementObligation[]> {
    return this.duties.of(agreement)
  }
}
