/** Accounts of account-based selling: qualified by fit and framework before anybody is contacted. */
@NullMarked
package io.leadstream.qualification.account;

import org.jspecify.annotations.NullMarked;
