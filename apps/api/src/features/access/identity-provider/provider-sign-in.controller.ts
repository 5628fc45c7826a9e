import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnySignedIn, NeedsFreshProof, Public } from '../../../core/access/requires.js'
import { ProviderSignInService } from './provider-sign-in.service.js'

/** The way to an identity provider and back. Both are pages of the browser, so what goes wrong leads to a page too. */
@Controller('auth')
export class ProviderSignInController {
  constructor(private readonly providers: ProviderSignInService) {}

  @Public()
  @Get('provider/callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(await this.providers.finish(request, reply), 302)
  }

  @Public()
  @Get('provider/:id')
  signIn(
    @Param('id') providerId: string,
    @Query() { lang, to }: { lang?: string; to?: string },
    @Res() reply: FastifyReply
  ): Promise<void> {
    return this.leave({ providerId, language: lang, to, isLink: false }, reply)
  }

  @AnySignedIn()
  @NeedsFreshProof()
  @Get('provider/:id/link')
  link(
    @Param('id') providerId: string,
    @Query() { lang, to }: { lang?: string; to?: string },
    @Res() reply: FastifyReply
  ): Promise<void> {
    return this.leave({ providerId, language: lang, to, isLink: true }, reply)
  }

  private async leave(of: Parameters<ProviderSignInService['begin']>[0], reply: FastifyReply): Promise<void> {
    try {
      // Signing in begins with a click of our own page, so that nobody elsewhere can start a session (ASVS 5.0.0 item 7.6.2).
      if (reply.request.headers['sec-fetch-site'] === 'cross-site') throw new DomainError('CROSS_SITE')
      await reply.redirect(await this.providers.begin(of, reply), 302)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const language = of.language === 'sv' || of.language === 'en' ? of.language : 'fi'
      await reply.redirect(`/${language}/${of.isLink ? 'profile/security' : 'login'}?problem=${error.code}`, 302)
    }
  }
}
