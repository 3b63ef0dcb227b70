-- after V50, which brings the procedure
call figures_depend_on('definition');
call figures_depend_on('forecast_call');
call figures_depend_on('forecast_call_withdrawal');
