import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { SessionService } from '../../identity/session/session.service.js'
import { InvitationAcceptanceService, type InvitationOffer } from './invitation-acceptance.service.js'
import { AcceptInvitationInput, InvitationLinkInput } from './invitation.input.js'

/** Where the link of an invitation leads, before anybody is signed in. */
@Controller('auth/invitation')
export class InvitationController {
  constructor(
    private readonly acceptance: InvitationAcceptanceService,
    private readonly sessions: SessionService
  ) {}

  @Public()
  @HttpCode(200)
  @Post()
  showInvitation(@Body() { token }: InvitationLinkInput): Promise<InvitationOffer> {
    return this.acceptance.offer(token)
  }

  /** A new account is signed in; one that was there before may have a second factor, so its person signs in as always. */
  @Public()
  @HttpCode(200)
  @Post('accept')
  async acceptInvitation(@Body() input: AcceptInvitationInput, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: true }> {
    const { userId, consortiumId, isNew } = await this.acceptance.accept(input)
    if (isNew) await this.sessions.open({ userId, consortiumId, methods: ['password'] }, reply)
    return { ok: true }
  }
}
