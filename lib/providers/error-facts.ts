// One line per Twilio code: code | class | meaning | remedy, for a receptionist
// to read. A table, because it is checked against Twilio's dictionary by eye.
// R retry · P permanent · O opt_out · S sender · A account · C content
// W whatsapp · ? ambiguous. Source: https://www.twilio.com/docs/api/errors
export const TWILIO_ERRORS = `
20003 | A | Twilio did not accept our login. | Ask an owner to check the Twilio credentials in Settings. Texts wait until then.
20005 | A | The Twilio account is not active. | Ask an owner to sign in to Twilio and reactivate the account.
20404 | C | Twilio could not find what we asked for. | Check the sender's settings; if they look right, contact support with this code.
20429 | R | Twilio was busy and did not take the text. | Nothing to do. We try again in a moment.
20500 | ? | Twilio had a problem and may or may not have taken the text. | Nothing to do. We check with Twilio before anything is sent again.
20503 | ? | Twilio was unavailable and may or may not have taken the text. | Nothing to do. We check with Twilio before anything is sent again.
21211 | P | This is not a valid phone number. | Check the number with the guest and correct it.
21212 | S | The number we send from is not valid. | Ask an owner to check the sender in Settings.
21408 | A | Texts to this country are not switched on. | Ask an owner to allow the country under Geo Permissions in Twilio.
21601 | S | The number we send from cannot send texts. | Ask an owner to choose a sender that can text.
21602 | C | The text was empty. | Write something, or attach a picture, and send again.
21603 | C | The text had no number to send from. | Choose a sender and send again.
21604 | C | The text had no number to send to. | Add the guest's phone number and send again.
21606 | S | The number we send from is not ours or cannot text this number. | Ask an owner to check the sender in Settings.
21608 | A | A Twilio trial account can only text verified numbers. | Verify this number in Twilio, or ask an owner to upgrade the account.
21609 | C | The address for delivery receipts is not valid. | Ask an owner to check Parley's public address.
21610 | O | This person replied STOP and does not want texts. | Do not text them. Only they can undo it, by texting START.
21611 | R | Too many texts are already waiting on the number we send from. | Nothing to do. We try again when the line is shorter.
21612 | P | This number cannot be reached from the number we send from. | Try another sender, or call the guest.
21614 | P | This number is not a cell phone. | Ask the guest for a cell phone number.
21617 | C | The text is longer than 1,600 characters. | Shorten it and send again.
21619 | C | The text had neither words nor a picture. | Write something, or attach a picture, and send again.
21620 | C | A picture's address is not valid. | Attach the picture again.
21623 | C | There are too many pictures. | Send ten or fewer.
21635 | P | This number is a landline. | Ask the guest for a cell phone number.
21655 | C | The WhatsApp template's id is not valid. | Check the template's WhatsApp content id.
21656 | C | The WhatsApp template's variables are not valid. | Check what is filled into the template and send again.
21659 | S | The number we send from is not one of ours. | Ask an owner to check the sender in Settings.
21660 | S | The number we send from belongs to another account. | Ask an owner to check the sender in Settings.
21661 | S | The number we send from cannot text this country. | Ask an owner for a sender that can.
21703 | S | The messaging service has no number that can reach this guest. | Ask an owner to add a suitable number to it in Twilio.
21704 | S | The messaging service has no numbers. | Ask an owner to add a number to it in Twilio.
21705 | S | The messaging service does not exist. | Ask an owner to check the sender in Settings.
21910 | C | WhatsApp and SMS numbers were mixed. | Choose a sender of the same kind as the conversation.
30001 | R | Too many texts were waiting and this one was dropped. | Nothing to do. We try again when the line is shorter.
30002 | A | The Twilio account was suspended. | Ask an owner to contact Twilio. Texts wait until then.
30003 | R | The phone was off or out of reach. | We try again; if it keeps failing, check the number with the guest.
30004 | P | The phone or its carrier blocks texts from us. | Call the guest, or ask for another number.
30005 | P | The number does not exist or is no longer in use. | Check the number with the guest.
30006 | P | The number is a landline or its carrier takes no texts. | Ask the guest for a cell phone number.
30007 | C | The carrier took the text for spam and filtered it. | Reword it, without short links or shouting, before sending again.
30008 | R | The carrier did not say what went wrong. | We try once more; if that fails, check the number with the guest.
30010 | C | The text would have cost more than the limit set for it. | Shorten the text, or raise the limit.
30017 | R | The carrier's network was congested. | Nothing to do. We try again in a few minutes.
30018 | S | The sender name is not registered in this country. | Ask an owner to register it with Twilio.
30019 | C | The text or picture is too large for the carrier. | Send a smaller picture or a shorter text.
30022 | R | We sent faster than our registration allows. | Nothing to do. We try again more slowly.
30023 | R | Today's limit of the carrier for our business is used up. | Nothing to do. We continue after midnight Pacific time.
30024 | S | The sender name is not set up with this carrier. | Ask an owner to register it with Twilio.
30027 | R | Today's limit of T-Mobile for our business is used up. | Nothing to do. We continue after midnight Pacific time.
30032 | S | The toll-free number is not verified yet. | Ask an owner to finish its verification in Twilio.
30033 | S | The business's texting registration was suspended. | Ask an owner to contact Twilio about the campaign.
30034 | S | The number we send from is not registered for business texting. | Ask an owner to register it (A2P 10DLC) in Twilio.
30035 | S | The number we send from is still being set up. | Wait until Twilio finishes; this can take some days.
30036 | C | The text could not be delivered in time and expired. | If it still matters, send it again or call the guest.
30037 | A | Sending is switched off for this account. | Ask an owner to contact Twilio.
30040 | S | The sender is not registered with this carrier. | Ask an owner to register it with Twilio.
30410 | ? | The carrier did not answer, so the text may have arrived. | We do not repeat it, so that nobody gets it twice. Call if it matters.
30450 | R | Twilio paused texts to this number as a protection against fraud. | Nothing to do. We try again in some hours.
30453 | R | Twilio paused texts to this number for now. | Nothing to do. We try again in some hours.
30454 | A | The account reached its limit of texts. | We try again later; ask an owner to raise the limit in Twilio.
30485 | R | Texts to this number are blocked for now. | Nothing to do. We try again in some hours.
30500 | R | Twilio had a problem and did not send the text. | Nothing to do. We try again in a few minutes.
30610 | R | It was too early or too late to text this guest. | Nothing to do. We send it at the next decent hour.
30630 | O | This person opted out and does not want texts. | Do not text them. Only they can undo it, by texting START.
30640 | P | This number is on a list of people who sue over texts. | Do not text it. Call only if the guest asked you to.
35114 | C | The time to send at is too soon or too far away for Twilio. | Choose another time.
35115 | C | The time to send at is not valid. | Choose another time.
35125 | A | Too many texts are scheduled in the Twilio account. | Ask an owner to cancel some, or to send without scheduling at Twilio.
63001 | S | WhatsApp did not accept our login. | Ask an owner to reconnect the WhatsApp sender in Twilio.
63003 | P | This number is not on WhatsApp. | Send a text instead.
63007 | S | The number we send from is not set up for WhatsApp. | Ask an owner to check the WhatsApp sender in Settings.
63008 | S | The WhatsApp sender is set up wrong. | Ask an owner to check it in Twilio.
63013 | C | WhatsApp refused the text under its rules. | Reword it before sending again.
63014 | O | This person blocked us on WhatsApp. | Do not text them on WhatsApp again.
63015 | C | This person has not joined the WhatsApp test environment. | Let them send the join code first, or use the real sender.
63016 | W | More than 24 hours have passed since the guest last wrote on WhatsApp. | Use an approved WhatsApp template, or send a text.
63017 | R | The account sent too fast for WhatsApp. | Nothing to do. We try again in a moment.
63018 | R | The number sent too fast for WhatsApp. | Nothing to do. We try again in a moment.
63019 | C | WhatsApp could not fetch the attached picture or file. | Attach it again.
63020 | S | WhatsApp's invitation to the business account was not accepted. | Ask an owner to accept it in Meta Business Manager.
63021 | C | WhatsApp found the content invalid. | Check the text and attachments and send again.
63024 | P | This number cannot receive on WhatsApp. | Send a text instead.
63027 | C | The WhatsApp template does not exist in this language. | Choose another template or language.
63028 | C | The WhatsApp template got too few or too many variables. | Check what is filled into the template and send again.
63038 | R | Today's WhatsApp limit of the account is used up. | Nothing to do. We continue tomorrow.
63040 | W | WhatsApp rejected the template. | Change the template and submit it again.
63041 | W | WhatsApp paused the template because too many people disliked it. | Use another template meanwhile.
63042 | W | WhatsApp switched the template off. | Use another template.
63049 | R | WhatsApp held back this marketing text to spare the guest. | Nothing to do. We try once more in some days.
63051 | S | The WhatsApp business account is locked. | Ask an owner to look into Meta Business Manager.
63112 | S | Meta switched the WhatsApp business account off. | Ask an owner to look into Meta Business Manager.
`;
