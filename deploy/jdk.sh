# Sourced by the scripts of this folder. Sets JAVA_HOME to a JDK 25, wherever it lies, or says what to install.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25\b'
}

find_jdk_25() {
  local candidate javac
  local -a candidates=()
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  if javac=$(command -v javac); then
    javac=$(readlink -f "$javac" 2>/dev/null || echo "$javac")
    candidates+=("${javac%/bin/javac}")
  fi
  if [ -x /usr/libexec/java_home ]; then
    candidates+=("$(/usr/libexec/java_home -v 25 2>/dev/null || true)")
  fi
  candidates+=(
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*
    "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25
    /usr/local/opt/openjdk@25 /opt/* /opt/java/* /usr/java/*
  )
  for candidate in "${candidates[@]}"; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  return 1
}

fail() {
  echo "${0#"$PWD"/}: $*" >&2
  exit 1
}

require_jdk_25() {
  find_jdk_25 || fail "no JDK 25 was found: install one (for example Eclipse Temurin 25, package temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME."
}

require_maven() {
  command -v mvn > /dev/null || fail "Maven is missing: install it (package maven, 3.8.7 or newer)."
}
