import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { Public } from '../../../core/access/requires.js'
import { LinkInput, NewPasswordInput, PasswordResetInput } from './password-reset.input.js'
import { PasswordResetService } from './password-reset.service.js'

type Done = { ok: true }

/** A new password by a link in a mail. */
@Controller('auth/password-reset')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Public()
  @HttpCode(200)
  @Post()
  async requestPasswordReset(@Body() input: PasswordResetInput): Promise<Done> {
    await this.resets.request(input)
    return { ok: true }
  }

  @Public()
  @HttpCode(200)
  @Post('state')
  passwordResetState(@Body() { token }: LinkInput): Promise<{ email: string }> {
    return this.resets.state(token)
  }

  @Public()
  @HttpCode(200)
  @Post('confirm')
  async confirmPasswordReset(@Body() input: NewPasswordInput): Promise<Done> {
    await this.resets.confirm(input)
    return { ok: true }
  }
}
