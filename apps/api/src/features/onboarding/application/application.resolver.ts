import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Requires } from '../../../core/access/requires.js'
import { ApplicationReader } from './application-reader.js'
import { Application, ApplicationEvent, ApplicationFile, ApplicationLikeness, ApplicationPerson, ApplicationQuestion, ApplicationSectionType } from './application.graphql.js'
import { ApplicationPayload, ApplicationPersonInput, AskApplicantInput, CloseApplicationInput, DismissLikenessInput, IdentifyApplicantInput, InviteApplicantInput, SettleApplicationQuestionInput } from './application-input.graphql.js'
import { ApplicationService } from './application.service.js'

/** Who applies for membership, and what the centre does with it. */
@Resolver(() => Application)
export class ApplicationResolver {
  constructor(
    private readonly service: ApplicationService,
    private readonly reader: ApplicationReader
  ) {}

  @Requires('application.read')
  @Query(() => [Application], { description: 'The applications within reach, the last changed first.' })
  applications(): Promise<Application[]> {
    return this.reader.list()
  }

  @Requires('application.read')
  @Query(() => Application, { description: 'One application. What a draft says is its applicant’s alone.' })
  application(@Args('id', { type: () => ID, description: 'Which one.' }) id: string): Promise<Application> {
    return this.reader.one(id)
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Invites an organisation to apply, by a link in a mail.' })
  async inviteApplicant(@Args('input', { description: 'Who, to which centre.' }) input: InviteApplicantInput): Promise<ApplicationPayload> {
    return { application: await this.service.invite(input) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Sends somebody who applies a new link; those from before end.' })
  async sendApplicationLink(@Args('input', { description: 'To whom.' }) input: ApplicationPersonInput): Promise<ApplicationPayload> {
    return { application: await this.service.sendLink(input) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Ends the links of somebody who applies.' })
  async endApplicationLinks(@Args('input', { description: 'Whose.' }) input: ApplicationPersonInput): Promise<ApplicationPayload> {
    return { application: await this.service.endLinks(input) }
  }

  @Requires('application.read')
  @Mutation(() => ApplicationPayload, { description: 'Asks the applicant a question.' })
  async askApplicant(@Args('input', { description: 'What.' }) input: AskApplicantInput): Promise<ApplicationPayload> {
    return { application: await this.service.ask(input) }
  }

  @Requires('application.read')
  @Mutation(() => ApplicationPayload, { description: 'Takes note of an answer, or stops asking.' })
  async settleApplicationQuestion(@Args('input', { description: 'Which question.' }) input: SettleApplicationQuestionInput): Promise<ApplicationPayload> {
    return { application: await this.service.settle(input) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Says which organisation of the register an applicant is, or that it is a new one.' })
  async identifyApplicant(@Args('input', { description: 'Which.' }) input: IdentifyApplicantInput): Promise<ApplicationPayload> {
    return { application: await this.service.identify(input) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Says that what looks like an applicant is another body.' })
  async dismissApplicationLikeness(@Args('input', { description: 'What.' }) input: DismissLikenessInput): Promise<ApplicationPayload> {
    return { application: await this.service.dismiss(input) }
  }

  @Requires('application.manage')
  @Mutation(() => ApplicationPayload, { description: 'Closes a draft with which nobody goes on.' })
  async closeApplication(@Args('input', { description: 'Which one, and why.' }) input: CloseApplicationInput): Promise<ApplicationPayload> {
    return { application: await this.service.close(input) }
  }

  @ResolveField(() => [ApplicationSectionType], { description: 'What was told, by section; empty for a draft.' })
  sections(@Parent() application: Application): Promise<ApplicationSectionType[]> {
    return this.reader.sections(application)
  }

  @ResolveField(() => [ApplicationFile], { description: 'Its documents; none of a draft.' })
  files(@Parent() { id }: Application): Promise<ApplicationFile[]> {
    return this.reader.files(id)
  }

  @ResolveField(() => [ApplicationPerson], { description: 'Those who write it.' })
  people(@Parent() { id }: Application): Promise<ApplicationPerson[]> {
    return this.reader.people(id)
  }

  @ResolveField(() => [ApplicationQuestion], { description: 'What was asked, the newest first.' })
  questions(@Parent() { id }: Application): Promise<ApplicationQuestion[]> {
    return this.reader.questions(id)
  }

  @ResolveField(() => [ApplicationEvent], { description: 'What has happened, the newest first.' })
  events(@Parent() { id }: Application): Promise<ApplicationEvent[]> {
    return this.reader.events(id)
  }

  @ResolveField(() => [ApplicationLikeness], { description: 'What may be the same body, the likeliest first.' })
  likenesses(@Parent() application: Application): Promise<ApplicationLikeness[]> {
    return this.reader.likenesses(application)
  }
}
