// The job that hands the mails of a mailing over, a few at a time.
#pragma once

#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::membership {

boost::json::value send_mailing_job(jobs::Run& run);
/// What became of one mail.
void note_mail_finished(db::Tx& tx, const outbox::Event& event, Services& services);

}  // namespace banso::membership
