-- Where stays led is kept in cells too: what was counted before is counted anew.
truncate blue.cell_change, blue.cell_month, blue.cell_value, blue.uncounted_segment;
truncate green.cell_change, green.cell_month, green.cell_value, green.uncounted_segment;
update blue.counted_ladder set up_to = '', latest = null where exists (select from blue.history);
update green.counted_ladder set up_to = '', latest = null where exists (select from green.history);
