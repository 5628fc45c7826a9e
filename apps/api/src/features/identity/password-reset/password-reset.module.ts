import { Module } from '@nestjs/common'
import { IdentityModule } from '../identity.module.js'
import { PasswordResetController } from './password-reset.controller.js'
import { PasswordResetService } from './password-reset.service.js'

/** A new password for those who have forgotten theirs. */
@Module({
  imports: [IdentityModule],
  controllers: [PasswordResetController],
  providers: [PasswordResetService],
  exports: [PasswordResetService]
})
export class PasswordResetModule {}
