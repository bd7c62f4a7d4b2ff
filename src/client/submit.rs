//! The way of a message into a block.

use alloc::{boxed::Box, vec::Vec};

use super::{
    AccountId, Chain, Client, ClientError, Receipt, Refusal, Signer, Submission, Transaction,
};
use crate::{message::MessageError, version::SpecVersion};

/// How many times a message is signed and sent while the chain is elsewhere each time.
const ATTEMPTS_MAX: u32 = 8;

impl<C: Chain> Client<C> {
    /// Sends what `encode` makes of a message for a spec version, anew for each spec version that
    /// the chain comes to meanwhile.
    pub(super) fn submit_bytes(
        &self,
        signer: &(impl Signer + ?Sized),
        encode: impl Fn(SpecVersion) -> Result<Vec<u8>, MessageError>,
    ) -> Result<Receipt, ClientError<C::Error>> {
        let author = signer.account();
        let mut attempts = 0;
        loop {
            attempts += 1;
            let transaction = self.transaction(author, signer, &encode)?;
            let submission = match self.chain().submit(&transaction) {
                Ok(submission) => submission,
                // Not sent again: it may be in a block.
                Err(source) => {
                    let transaction = Box::new(transaction);
                    return Err(ClientError::Unanswered { transaction, source });
                }
            };
            let last = match submission {
                Submission::Included { block, spec_version, .. }
                    if spec_version != transaction.spec_version =>
                {
                    let transaction = Box::new(transaction);
                    return Err(ClientError::WrongInclusion { transaction, block, spec_version });
                }
                Submission::Included { block, epoch, spec_version, outcome, events } => {
                    self.notice_block(block, epoch, spec_version);
                    return match outcome {
                        Ok(()) => Ok(Receipt { block, epoch, spec_version, events, attempts }),
                        Err(fault) => Err(ClientError::Failed { fault, block }),
                    };
                }
                Submission::Refused(refusal) => refusal,
            };
            match last {
                Refusal::SpecVersion { .. } | Refusal::Nonce { .. } if attempts < ATTEMPTS_MAX => {}
                Refusal::SpecVersion { .. } | Refusal::Nonce { .. } => {
                    return Err(ClientError::Unsettled { attempts, last });
                }
                Refusal::Signature { .. } | Refusal::Message { .. } | Refusal::Payment { .. } => {
                    return Err(ClientError::Refused(last));
                }
            }
        }
    }

    /// The message for the spec version of the moment, signed. Nothing is signed for a runtime that
    /// the client is not built for, or that does not know the message.
    fn transaction(
        &self,
        author: AccountId,
        signer: &(impl Signer + ?Sized),
        encode: &impl Fn(SpecVersion) -> Result<Vec<u8>, MessageError>,
    ) -> Result<Transaction, ClientError<C::Error>> {
        let spec_version = self.supported_head()?.spec_version;
        let message =
            encode(spec_version).map_err(|error| ClientError::Message(Box::new(error)))?;
        let nonce = self.chain().nonce(&author).map_err(ClientError::Chain)?;
        let signed = Transaction::signed_bytes(&author, nonce, spec_version, &message);
        let signature = signer.sign(&signed);
        Ok(Transaction { author, nonce, spec_version, message, signature })
    }
}
