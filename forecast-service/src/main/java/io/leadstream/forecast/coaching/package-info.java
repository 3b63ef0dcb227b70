/** That somebody was coached, and whether it helped: conversion before and after, beside everybody else's. */
@NullMarked
package io.leadstream.forecast.coaching;

import org.jspecify.annotations.NullMarked;
