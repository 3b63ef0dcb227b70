-- Which accounts are ranked by the traits as last counted; one of which anything is told after that is ranked anew.
alter table account add column ranked boolean not null default false;
update account set ranked = true where trait_score is not null;
create index account_to_rank on account (company_id) where not ranked;
