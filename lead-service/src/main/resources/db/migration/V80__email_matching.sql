-- Whether addresses of one mailbox are one person's to the captures of a source: EXACT or MAILBOX.
alter table capture_source add column email_matching text not null default 'EXACT';
